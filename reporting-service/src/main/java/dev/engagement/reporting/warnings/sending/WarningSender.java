package dev.engagement.reporting.warnings.sending;

import dev.engagement.reporting.warnings.outbox.RecipientLane;
import dev.engagement.reporting.warnings.outbox.Sendings;
import dev.engagement.reporting.warnings.outbox.Sendings.Claim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends what is due, each recipient of each subscription in a thread of its own, so that a slow one holds up no other. */
@Component
class WarningSender implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(WarningSender.class);
    /** A claim outlasts the recipient's patience by that factor: connecting and answering each take up to one. */
    private static final int CLAIMED = 3;

    private final Sendings sendings;
    private final Ways ways;
    private final ObjectProvider<SendingWatcher> watchers;
    private final Clock clock;
    private final Duration patience;
    private final Set<RecipientLane> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    WarningSender(
            Sendings sendings,
            Ways ways,
            ObjectProvider<SendingWatcher> watchers,
            Clock clock,
            @Value("${engagement.warnings.patience}") Duration patience) {
        this.sendings = sendings;
        this.ways = ways;
        this.watchers = watchers;
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(fixedDelayString = "${engagement.warnings.send-every}")
    void look() {
        try {
            for (RecipientLane lane : sendings.lanes(clock.instant())) {
                if (!stopping && busy.add(lane)) {
                    threads.execute(() -> workOff(lane));
                }
            }
        } catch (DataAccessException away) {
            LOG.warn("No warnings can be sent now: {}", away.toString());
        }
    }

    private void workOff(RecipientLane lane) {
        try {
            var claim = next(lane);
            while (claim.isPresent()) {
                send(claim.get());
                claim = next(lane);
            }
        } catch (DataAccessException away) {
            LOG.warn("Warnings to {} of {} pause: {}", lane.recipient(), lane.subscription(), away.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            busy.remove(lane);
        }
    }

    private Optional<Claim> next(RecipientLane lane) {
        Instant now = clock.instant();
        return stopping ? Optional.empty() : sendings.claim(lane, now, now.plus(patience.multipliedBy(CLAIMED)));
    }

    private void send(Claim claim) throws InterruptedException {
        try {
            ways.send(claim.warning(), claim.lane().recipient());
        } catch (Undelivered failure) {
            fail(claim, failure.reason());
            return;
        } catch (RuntimeException fault) {
            LOG.error(
                    "Warning {} could not be sent because of a fault in this service",
                    claim.warning().id(),
                    fault);
            fail(claim, "a fault in the service; its log says why");
            return;
        }
        sendings.sent(claim, clock.instant());
        tell(claim, true);
    }

    private void fail(Claim claim, String reason) {
        boolean over = sendings.failed(claim, reason, clock.instant());
        if (over) {
            LOG.error(
                    "Warning {} for {} of {} was given up: {}",
                    claim.warning().id(),
                    claim.lane().recipient(),
                    claim.lane().subscription(),
                    reason);
            tell(claim, false);
        } else if (claim.attempt() == 1) {
            LOG.warn(
                    "Warning {} for {} of {} will be tried again: {}",
                    claim.warning().id(),
                    claim.lane().recipient(),
                    claim.lane().subscription(),
                    reason);
        }
    }

    private void tell(Claim claim, boolean sent) {
        watchers.orderedStream()
                .forEach(watcher -> watcher.ended(claim.warning().warning(), sent));
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }
}
