package dev.engagement.service.record;

import dev.engagement.service.request.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says when an entry is recorded. */
@FunctionalInterface
public interface RecordingClock {
    /**
     * Returns the instant of recording.
     *
     * @param message null for an entry about a charter
     * @param now the database's clock
     */
    Instant recordedAt(@Nullable Message message, Instant now);
}
