package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.Intake;
import dev.engagement.service.intake.Outcome;
import dev.engagement.service.intake.Translated;
import dev.engagement.service.intake.events.CloudEvents;
import dev.engagement.service.intake.quarantine.Quarantine;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Told;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.inbox.Inbox.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works off the inbox: deliveries are translated, what they tell is recorded, and only then are they forgotten. After a
 * crash the same is told again, by the same names, and changes nothing.
 */
@Component
class Worker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
    /** Shorter than the database lets a transaction idle. */
    private static final long RECORDING_SECONDS = 15;

    private static final Duration EXPIRE_EVERY = Duration.ofMinutes(10);
    private static final Duration SHOW_EVERY = Duration.ofSeconds(10);

    private final Inbox inbox;
    private final Quarantine quarantine;
    private final Connections connections;
    private final Tickets tickets;
    private final Silence silence;
    private final CloudEvents cloudEvents;
    private final Intake intake;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Thread thread = new Thread(this::run, "webhooks");
    private volatile boolean stopping;
    private Instant expireDue = Instant.MIN;
    private Instant showDue = Instant.MIN;

    Worker(
            Inbox inbox,
            Quarantine quarantine,
            Connections connections,
            Tickets tickets,
            Silence silence,
            CloudEvents cloudEvents,
            Intake intake,
            TransactionTemplate transaction,
            Clock clock) {
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.connections = connections;
        this.tickets = tickets;
        this.silence = silence;
        this.cloudEvents = cloudEvents;
        this.intake = intake;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A delivery, and what is becoming of what it tells. */
    private record Part(Waiting waiting, CompletableFuture<List<Outcome>> outcomes) {}

    private void run() {
        while (!stopping) {
            try {
                if (!Boolean.TRUE.equals(transaction.execute(status -> workOff()))) {
                    expire();
                    inbox.awaitArrival(PAUSE);
                }
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException fault) {
                LOG.warn("The inbox waits, and is worked off from where that stopped: {}", fault.toString());
                LOG.debug("The fault", fault);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    /** One batch, in one transaction; false if there was nothing to do. */
    private boolean workOff() {
        List<Waiting> batch = inbox.isOurs() ? inbox.next() : List.of();
        if (batch.isEmpty()) {
            return false;
        }
        silence.ended(batch);
        List<Part> parts = new ArrayList<>();
        for (Waiting waiting : batch) {
            List<Translated> messages = guarded(waiting);
            if (messages != null) {
                parts.add(new Part(waiting, intake.take(messages)));
            }
        }
        await(parts);
        inbox.forget(parts.stream()
                .filter(this::isRecorded)
                .map(part -> part.waiting().id())
                .toList());
        return true;
    }

    /** A fault of ours is kept with the delivery, for a retry after its repair: it must not hold up all others. */
    private @Nullable List<Translated> guarded(Waiting waiting) {
        try {
            return messages(waiting);
        } catch (DataAccessException storeAway) {
            throw storeAway;
        } catch (RuntimeException fault) {
            LOG.error("A delivery of {} could not be read for a reason of ours", waiting.connection(), fault);
            quarantine.keep(waiting.id(), "fault", fault.getClass().getSimpleName());
            return null;
        }
    }

    /** What the delivery tells; null if it went to quarantine instead. */
    private @Nullable List<Translated> messages(Waiting waiting) {
        Connected connected = connections.find(waiting.connection()).orElse(null);
        if (connected == null) {
            quarantine.keep(waiting.id(), "no-connection", "its connection is gone");
            return null;
        }
        Connection connection = connected.connection();
        return switch (connected.tool().translator().translate(inbox.open(waiting), connection)) {
            case Translation.Entries(var told) -> events(connection, told);
            case Translation.Whole(var snapshot, var told) -> {
                List<Translated> all = new ArrayList<>(events(connection, told));
                all.addAll(events(connection, tickets.tell(connection, snapshot)));
                yield all;
            }
            case Translation.Events(var events) ->
                events.stream().map(cloudEvents::read).toList();
            case Translation.Ignored(String reason) -> {
                LOG.debug("A delivery of {} is ignored: {}", connection, reason);
                yield List.of();
            }
            case Translation.Broken(String trouble, String reason) -> {
                quarantine.keep(waiting.id(), trouble, reason);
                yield null;
            }
        };
    }

    private List<Translated> events(Connection connection, List<Told> told) {
        return told.stream()
                .map(one -> cloudEvents.read(one.toEvent(connection.source())))
                .toList();
    }

    private static void await(List<Part> parts) {
        try {
            CompletableFuture.allOf(parts.stream().map(Part::outcomes).toArray(CompletableFuture[]::new))
                    .get(RECORDING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopping", interrupted);
        } catch (ExecutionException | TimeoutException notNow) {
            throw new IllegalStateException("what was delivered cannot be recorded now", notNow);
        }
    }

    /** True if all of it is; else it goes to quarantine with the first problem. */
    private boolean isRecorded(Part part) {
        for (Outcome outcome : part.outcomes().join()) {
            if (outcome instanceof Outcome.Rejected(var problem)) {
                quarantine.keep(part.waiting().id(), problem.slug(), problem.detail());
                return false;
            }
        }
        return true;
    }

    private void expire() {
        Instant now = clock.instant();
        if (!now.isBefore(showDue)) {
            showDue = now.plus(SHOW_EVERY);
            silence.show();
        }
        if (!now.isBefore(expireDue)) {
            expireDue = now.plus(EXPIRE_EVERY);
            quarantine.expire();
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
        try {
            thread.join(TimeUnit.SECONDS.toMillis(RECORDING_SECONDS));
            if (thread.isAlive()) {
                thread.interrupt();
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
