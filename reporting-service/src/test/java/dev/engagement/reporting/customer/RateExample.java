package dev.engagement.reporting.customer;

import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import java.math.BigDecimal;

/** A rating. */
final class RateExample {
    static final ExperienceRated GOOD =
            new ExperienceRated(new Rating(BigDecimal.valueOf(4), BigDecimal.ONE, BigDecimal.valueOf(5)), null);

    private RateExample() {}
}
