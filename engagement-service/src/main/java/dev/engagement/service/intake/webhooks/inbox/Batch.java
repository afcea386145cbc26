package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.Intake;
import dev.engagement.service.intake.MessageOutcome;
import dev.engagement.service.intake.Problems;
import dev.engagement.service.intake.Translated;
import dev.engagement.service.intake.Translated.Understood;
import dev.engagement.service.intake.deliveries.Inbox;
import dev.engagement.service.intake.deliveries.Inbox.WaitingDelivery;
import dev.engagement.service.intake.quarantine.Quarantine;
import dev.engagement.service.intake.webhooks.inbox.Overlooked.Sighting;
import dev.engagement.service.intake.webhooks.inbox.Reader.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records the oldest deliveries of one connection in one transaction: translates them, has their entries recorded, and only then deletes
 * them. After a crash the same entries come again under the same names, and change nothing.
 */
@Component
class Batch {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);
    /** Shorter than the database lets a transaction idle. */
    static final long RECORDING_SECONDS = 15;

    private final Inbox inbox;
    private final Quarantine quarantine;
    private final Reader reader;
    private final Silence silence;
    private final Overlooked overlooked;
    private final Intake intake;
    private final TransactionTemplate transaction;

    Batch(
            Inbox inbox,
            Quarantine quarantine,
            Reader reader,
            Silence silence,
            Overlooked overlooked,
            Intake intake,
            TransactionTemplate transaction) {
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.reader = reader;
        this.silence = silence;
        this.overlooked = overlooked;
        this.intake = intake;
        this.transaction = transaction;
    }

    /**
     * A delivery, and the outcomes of its messages.
     *
     * @param subjects the requests that its messages are about
     */
    private record Part(
            WaitingDelivery waiting,
            Read read,
            Set<String> subjects,
            CompletableFuture<List<MessageOutcome>> outcomes) {}

    /** Records a batch; returns false, and does nothing, if no delivery waits or if another instance has the connection. */
    boolean record(String connection) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<WaitingDelivery> waiting = inbox.claim(connection) ? inbox.next(connection) : List.of();
            if (!waiting.isEmpty()) {
                record(waiting);
            }
            return !waiting.isEmpty();
        }));
    }

    private void record(List<WaitingDelivery> batch) {
        silence.ended(batch);
        List<Part> parts = new ArrayList<>();
        List<Sighting> sightings = new ArrayList<>();
        for (WaitingDelivery waiting : batch) {
            Read read = guarded(waiting, parts, sightings);
            if (read != null) {
                parts.add(new Part(waiting, read, subjects(read.messages()), intake.take(read.messages())));
            }
        }
        await(parts);
        overlooked.count(sightings);
        inbox.forget(parts.stream()
                .filter(this::isRecorded)
                .map(part -> part.waiting().id())
                .toList());
    }

    private static Set<String> subjects(List<Translated> messages) {
        return messages.stream()
                .filter(Understood.class::isInstance)
                .map(one -> ((Understood) one).submission().message().subject())
                .collect(Collectors.toSet());
    }

    /** A fault of ours is kept with the delivery, for a retry after its repair: it must not hold up all others. */
    private @Nullable Read guarded(WaitingDelivery waiting, List<Part> before, List<Sighting> sightings) {
        try {
            return reader.read(waiting, subject -> settle(before, subject), sightings);
        } catch (DataAccessException | NotNow storeAway) {
            throw storeAway;
        } catch (RuntimeException fault) {
            LOG.error("A delivery of {} could not be read for a reason of ours", waiting.connection(), fault);
            quarantine.keep(waiting.id(), "fault", fault.getClass().getSimpleName());
            return null;
        }
    }

    /** Waits for what the batch told of that request before: a delivery is read after it. */
    private static void settle(List<Part> before, String subject) {
        await(before.stream().filter(part -> part.subjects().contains(subject)).toList());
    }

    private static void await(List<Part> parts) {
        try {
            CompletableFuture.allOf(parts.stream().map(Part::outcomes).toArray(CompletableFuture[]::new))
                    .get(RECORDING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NotNow("stopping", interrupted);
        } catch (ExecutionException | TimeoutException notNow) {
            throw new NotNow("deliveries cannot be recorded now", notNow);
        }
    }

    /** Signals an outage: no delivery is at fault, and all of them are recorded later. */
    private static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotNow(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** True if all of it is; else it goes to quarantine with the first problem. */
    private boolean isRecorded(Part part) {
        for (MessageOutcome outcome : part.outcomes().join()) {
            if (outcome instanceof MessageOutcome.Rejected(var problem)
                    && !(part.read().named() && problem.slug().equals(Problems.MESSAGE_REUSED))) {
                quarantine.keep(part.waiting().id(), problem.slug(), problem.detail());
                return false;
            }
        }
        if (!part.read().complaints().isEmpty()) {
            quarantine.keep(
                    part.waiting().id(),
                    "half-understood",
                    String.join("; ", part.read().complaints()));
            return false;
        }
        return true;
    }
}
