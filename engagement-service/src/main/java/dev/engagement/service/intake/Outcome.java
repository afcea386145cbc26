package dev.engagement.service.intake;

import dev.engagement.documents.Problem;
import java.util.UUID;

/** What became of a message. */
public sealed interface Outcome {
    /** It is on disk, as that entry. */
    record Recorded(UUID entryId, long sequence) implements Outcome {}

    /** It already was, as that entry. */
    record Duplicate(UUID entryId, long sequence) implements Outcome {}

    /** It is not recorded. */
    record Rejected(Problem problem) implements Outcome {}
}
