package dev.engagement.reporting.readings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The events of a request that watchers have been told of, so that none is told twice.
 *
 * @param kinds bits, see {@link Settled.Milestone}
 * @param gapsTo silences that start before were told; null: none was
 */
record Watched(int kinds, @Nullable Instant gapsTo) {
    static final Watched NOTHING = new Watched(0, null);

    boolean has(Settled.Milestone kind) {
        return (kinds & kind.bit()) != 0;
    }

    Watched with(Settled.Milestone kind) {
        return new Watched(kinds | kind.bit(), gapsTo);
    }
}
