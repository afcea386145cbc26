package dev.engagement.service.intake;

import dev.engagement.documents.Problem;
import java.util.UUID;

/** The outcome of a message. */
public sealed interface MessageOutcome {
    /** The message is on disk, as that entry. */
    record NewlyRecorded(UUID entryId, long sequence) implements MessageOutcome {}

    /** The message was already on disk, as that entry. */
    record Duplicate(UUID entryId, long sequence) implements MessageOutcome {}

    /** The message is not recorded. */
    record Rejected(Problem problem) implements MessageOutcome {}
}
