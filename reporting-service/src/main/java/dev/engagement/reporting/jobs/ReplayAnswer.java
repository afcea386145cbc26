package dev.engagement.reporting.jobs;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.engagement.reporting.jobs.KeptReplay.ReplayState;
import dev.engagement.reporting.parameters.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/**
 * A replay as a reader sees it.
 *
 * @param problem why it failed; else absent
 * @param result the scorecard; absent until it is done, and in lists
 */
public record ReplayAnswer(
        UUID id,
        String state,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Definition definition,
        ProgressAnswer progress,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String problem,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RawValue result) {
    /** Everything that determines a replay's result: its parameters, as they were sent, its as-of, and the program that made it. */
    public record Definition(@JsonAnyGetter Map<String, Object> parameters, String program) {}

    /**
     * The progress of a replay.
     *
     * @param of how many entries there are to read; null until it starts
     * @param share 0 to 1
     * @param pace absent until it starts
     */
    public record ProgressAnswer(
            long entries,
            @Nullable Long of,
            @Nullable Number share,
            @JsonUnwrapped @Nullable ReplayPace pace) {
        private static ProgressAnswer of(KeptReplay replay, Instant now) {
            return new ProgressAnswer(
                    replay.entriesRead(), replay.entries(), share(replay), ReplayPace.of(replay, now));
        }

        private static @Nullable Number share(KeptReplay replay) {
            Long of = replay.entries();
            if (replay.state() == ReplayState.DONE) {
                return 1;
            }
            return of == null || of == 0 ? (Number) 0 : Numbers.plain((double) replay.entriesRead() / of);
        }
    }

    /** The pace of a replay; {@code secondsLeft} is null unless it is running and gets on. */
    public record ReplayPace(
            long entriesPerSecond, @Nullable Long secondsLeft) {
        private static @Nullable ReplayPace of(KeptReplay replay, Instant now) {
            Instant started = replay.startedAt();
            Long of = replay.entries();
            if (started == null || of == null) {
                return null;
            }
            Instant end = replay.endedAt() == null ? now : replay.endedAt();
            double seconds = Math.max(0.001, Duration.between(started, end).toMillis() / 1000.0);
            double rate = replay.entriesRead() / seconds;
            boolean isGettingOn = replay.state() == ReplayState.RUNNING && rate != 0;
            return new ReplayPace(
                    Math.round(rate), isGettingOn ? (Long) Math.round((of - replay.entriesRead()) / rate) : null);
        }
    }

    static ReplayAnswer of(KeptReplay replay, Definition definition, Instant now, boolean withResult) {
        return new ReplayAnswer(
                replay.id(),
                replay.state().name().toLowerCase(Locale.ROOT),
                replay.askedAt(),
                replay.startedAt(),
                replay.endedAt(),
                definition,
                ProgressAnswer.of(replay, now),
                replay.problem(),
                withResult && replay.result() != null ? new RawValue(replay.result()) : null);
    }
}
