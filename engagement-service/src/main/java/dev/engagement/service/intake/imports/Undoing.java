package dev.engagement.service.intake.imports;

import dev.engagement.service.intake.CloudEvents;
import dev.engagement.service.intake.Intake;
import dev.engagement.service.intake.MessageOutcome;
import dev.engagement.service.intake.Translated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Takes back the entries of an import. */
@Component
class Undoing {
    private static final int RETRACTIONS = 1_000;

    private final KeptImports kept;
    private final ImportOwnership ownership;
    private final CloudEvents cloudEvents;
    private final Intake intake;

    Undoing(KeptImports kept, ImportOwnership ownership, CloudEvents cloudEvents, Intake intake) {
        this.kept = kept;
        this.ownership = ownership;
        this.cloudEvents = cloudEvents;
        this.intake = intake;
    }

    /**
     * Retracts all entries, some thousand at a time, while {@code goOn} returns true. Returns true at the end.
     *
     * @param now when they are retracted, if the job does not say so
     */
    boolean run(ImportJob job, Instant now, BooleanSupplier goOn) {
        Instant undoAt = job.undoAt() == null ? now : job.undoAt();
        for (List<OwnedMessage> some = ownership.next(job.id(), RETRACTIONS);
                !some.isEmpty() && goOn.getAsBoolean();
                some = ownership.next(job.id(), RETRACTIONS)) {
            List<OwnedMessage> recorded = ownership.recorded(some);
            retract(recorded, undoAt);
            ownership.release(recorded, true);
            kept.retracted(job.id(), recorded.size());
            ownership.release(
                    some.stream().filter(one -> !recorded.contains(one)).toList(), false);
        }
        return goOn.getAsBoolean();
    }

    private void retract(List<OwnedMessage> recorded, Instant undoAt) {
        List<Translated> retractions =
                recorded.stream().map(message -> retraction(message, undoAt)).toList();
        for (MessageOutcome outcome : intake.take(retractions).join()) {
            if (outcome instanceof MessageOutcome.Rejected(var problem)) {
                throw new IllegalStateException("a retraction is refused: " + problem.detail());
            }
        }
    }

    /** Returns the same retraction every time, so that a crash in between does no harm. */
    private Translated retraction(OwnedMessage message, Instant undoAt) {
        return cloudEvents.read(Map.of(
                "specversion", "1.0",
                "id", message.currentId() + "-undone",
                "source", message.source(),
                "type", "dev.engagement.entry-retracted.v1",
                "subject", message.subject(),
                "time", undoAt.toString(),
                "data", Map.of("source", message.source(), "id", message.currentId())));
    }
}
