package dev.engagement.reporting.factors;

import dev.engagement.events.Charter;
import java.time.Instant;

/** Which version of which charter judges a request. */
@FunctionalInterface
public interface Charters {
    /** The version in force for a request that was opened then, as far as was known. */
    Judge judging(Instant openedAt, AsOf asOf);

    /** Every request is judged by this version. */
    static Charters only(Judge judge) {
        return (openedAt, asOf) -> judge;
    }

    /** What judges until a charter is published: version 1 of {@code default}. */
    static Charters standard() {
        return only(new Judge(Charter.standard(), 1));
    }
}
