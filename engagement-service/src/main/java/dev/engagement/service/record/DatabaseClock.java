package dev.engagement.service.record;

import dev.engagement.service.request.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The database's clock, one for all instances. */
@Component
class DatabaseClock implements RecordingClock {
    @Override
    public Instant recordedAt(@Nullable Message message, Instant now) {
        return now;
    }
}
