package dev.engagement.service.record;

import dev.engagement.shared.time.Uptime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Reports whether messages can be recorded: a database may answer questions and take nothing, as with a full disk. */
@Component("recordingHealthIndicator")
class RecordingHealth implements HealthIndicator {
    /** A failure counts for that long, since a tool that was refused may never come again. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    private volatile @Nullable Failure latest;

    private record Failure(Duration at, String reason) {}

    void failed(RuntimeException fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        // Never its message: it may name what was told.
        latest = new Failure(Uptime.now(), cause.getClass().getSimpleName());
    }

    void recorded() {
        if (latest != null) {
            latest = null;
        }
    }

    @Override
    public Health health() {
        Failure failure = latest;
        return failure == null || Uptime.now().minus(failure.at()).compareTo(LATELY) > 0
                ? Health.up().build()
                : Health.down()
                        .withDetail("fault", "messages are refused: " + failure.reason())
                        .build();
    }
}
