package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.coverage.Coverages;
import dev.engagement.service.intake.deliveries.Inbox;
import dev.engagement.service.intake.quarantine.Quarantine;
import dev.engagement.shared.time.Uptime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has deliveries recorded, each connection in a lane of its own: slow work of one connection delays no other. If more connections wait than
 * there are lanes, the one that was served longest ago is next.
 */
@Component
class Worker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    /** Each lane holds one of the pool's connections to the database while it works. */
    private static final int LANES = 4;

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration EXPIRE_EVERY = Duration.ofMinutes(10);
    private static final Duration SHOW_EVERY = Duration.ofSeconds(10);

    private final Inbox inbox;
    private final Quarantine quarantine;
    private final Batch batch;
    private final Tickets tickets;
    private final Silence silence;
    private final Coverages coverages;
    private final Thread thread = new Thread(this::run, "webhooks");
    private final ExecutorService lanes = Executors.newFixedThreadPool(
            LANES, Thread.ofPlatform().name("webhooks-", 0).factory());
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    /** The time from which each connection may be served again, which also orders the waiting ones. */
    private final Map<String, Duration> turns = new ConcurrentHashMap<>();

    private volatile boolean stopping;
    private Duration expireDue = Duration.ZERO;
    private Duration showDue = Duration.ZERO;

    Worker(Inbox inbox, Quarantine quarantine, Batch batch, Tickets tickets, Silence silence, Coverages coverages) {
        this.coverages = coverages;
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.batch = batch;
        this.tickets = tickets;
        this.silence = silence;
    }

    private void run() {
        while (!stopping) {
            try {
                serve();
                expire();
                inbox.awaitArrival(PAUSE);
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException fault) {
                warn(fault);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    /** Gives free lanes to waiting connections. */
    private void serve() {
        Duration now = Uptime.now();
        List<String> next = busy.size() == LANES
                ? List.of()
                : inbox.connections().stream()
                        .filter(connection ->
                                !busy.contains(connection) && turn(connection).compareTo(now) <= 0)
                        .sorted(Comparator.comparing(this::turn))
                        .limit(LANES - busy.size())
                        .toList();
        for (String connection : next) {
            busy.add(connection);
            lanes.execute(() -> record(connection));
        }
    }

    private Duration turn(String connection) {
        return turns.getOrDefault(connection, Duration.ZERO);
    }

    private void record(String connection) {
        try {
            boolean recorded = batch.record(connection);
            turns.put(connection, recorded ? Uptime.now() : Uptime.now().plus(PAUSE));
        } catch (RuntimeException fault) {
            warn(fault);
            turns.put(connection, Uptime.now().plus(PAUSE_AFTER_FAULT));
        } finally {
            busy.remove(connection);
            inbox.wake();
        }
    }

    private static void warn(RuntimeException fault) {
        LOG.warn("Deliveries wait, and are recorded when that has passed: {}", fault.toString());
        LOG.debug("The fault", fault);
    }

    private void expire() {
        Duration now = Uptime.now();
        if (now.compareTo(showDue) >= 0) {
            showDue = now.plus(SHOW_EVERY);
            silence.show();
            coverages.show();
        }
        if (now.compareTo(expireDue) >= 0) {
            expireDue = now.plus(EXPIRE_EVERY);
            quarantine.expire();
            silence.expire();
            tickets.expire();
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAULT);
            return true;
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stopping = true;
        inbox.wake();
        lanes.shutdown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(Batch.RECORDING_SECONDS));
            if (thread.isAlive()) {
                thread.interrupt();
            }
            if (!lanes.awaitTermination(Batch.RECORDING_SECONDS, TimeUnit.SECONDS)) {
                lanes.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}
