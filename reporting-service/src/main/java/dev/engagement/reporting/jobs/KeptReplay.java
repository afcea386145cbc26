package dev.engagement.reporting.jobs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored replay.
 *
 * @param parameters JSON, with the instant of knowledge filled in
 * @param entries how many there are to read; null until it starts
 * @param measures the names of its figures, in order
 * @param program the version of the program that made it
 * @param problem why it failed; else null
 * @param result the scorecard, JSON; null until it is done
 */
record KeptReplay(
        UUID id,
        Instant askedAt,
        String parameters,
        ReplayState state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long entries,
        long entriesRead,
        List<String> measures,
        String program,
        @Nullable String problem,
        @Nullable String result) {
    /** The state of a replay. */
    enum ReplayState {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        boolean isOver() {
            return this == DONE || this == CANCELLED || this == FAILED;
        }
    }
}
