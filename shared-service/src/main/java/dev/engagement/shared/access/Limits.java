package dev.engagement.shared.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Limits calls per caller, in this instance only. */
final class Limits {
    private final long perSecond;
    private final long burst;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** Creates a limit; 0 means none. A caller who was idle may make {@code burst} calls at once. */
    Limits(long perSecond, long burst, TimeMeter time) {
        this.perSecond = perSecond;
        this.burst = Math.max(burst, perSecond);
        this.time = time;
    }

    /** Counts a call; returns how long to wait if it is one too many. */
    Optional<Duration> take(String caller) {
        if (perSecond == 0) {
            return Optional.empty();
        }
        ConsumptionProbe probe =
                buckets.computeIfAbsent(caller, any -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
