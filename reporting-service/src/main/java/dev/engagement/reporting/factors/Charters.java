package dev.engagement.reporting.factors;

import dev.engagement.events.Charter;
import java.time.Instant;

/** Chooses the charter version that judges a request. */
@FunctionalInterface
public interface Charters {
    /** Returns the version in force for a request opened then, as far as it was known. */
    Judge judging(Instant openedAt, AsOf asOf);

    /** Returns a choice of one version for every request. */
    static Charters only(Judge judge) {
        return (openedAt, asOf) -> judge;
    }

    /** Returns the choice while no charter is published: version 1 of {@code default}. */
    static Charters standard() {
        return only(new Judge(Charter.standard(), 1));
    }
}
