package dev.engagement.reporting.factors;

import dev.engagement.events.Charter;
import java.time.Instant;
import java.util.Map;

/** Chooses the charter version that judges a request. */
@FunctionalInterface
public interface Charters {
    /**
     * Returns the version in force for a request opened then.
     *
     * @param said its dimensions, as its story last says
     */
    Judge judging(Instant openedAt, Map<Dimension, String> said);

    /** Returns a choice of one version for every request. */
    static Charters only(Judge judge) {
        return (openedAt, said) -> judge;
    }

    /** Returns the choice while no charter is published: version 1 of {@code default}. */
    static Charters standard() {
        return only(new Judge(Charter.standard(), 1));
    }
}
