package dev.engagement.service.past;

import dev.engagement.service.record.RecordingClock;
import dev.engagement.service.request.Message;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The invented instants of recording until the past is over, then the database's clock. */
final class PastClock implements RecordingClock {
    private final Map<UUID, Instant> entries = new ConcurrentHashMap<>();
    private volatile @Nullable Instant charters;

    @Override
    public Instant recordedAt(@Nullable Message message, Instant now) {
        Instant invented = message == null ? charters : entries.get(message.entryId());
        return invented == null ? now : invented;
    }

    /** Sets when an entry is recorded. */
    void set(UUID entryId, Instant recordedAt) {
        entries.put(entryId, recordedAt);
    }

    /** Sets when all that is said about charters next is recorded. */
    void setCharters(Instant recordedAt) {
        charters = recordedAt;
    }

    /** Forgets the instants of entries that are recorded. */
    void forgetEntries() {
        entries.clear();
    }

    /** Ends the past. */
    void end() {
        entries.clear();
        charters = null;
    }
}
