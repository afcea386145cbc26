package dev.engagement.service.intake.imports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message and its import; one that was never recorded, or was undone, belongs to none. */
record OwnedMessage(
        String source, String id, String subject, @Nullable UUID owner, long line, int undone) {
    /** Returns the id under which the message is recorded this time. */
    String currentId() {
        return undone == 0 ? id : id + "~" + undone;
    }

    boolean isOf(UUID job, long itsLine) {
        return job.equals(owner) && line == itsLine;
    }
}
