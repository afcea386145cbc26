package dev.engagement.reporting.factors;

import java.util.Locale;

/** The unit of a measure's figures. */
public enum Unit {
    /** Time on both clocks. */
    SECONDS,
    /** A whole number of times. */
    COUNT,
    /** A share, 0 to 1; if it is 0 or 1 for each request, the mean is a rate. */
    RATIO,
    /** A ratio of the actual to the expected state: 1 is on track, less is behind, more is ahead. */
    INDEX,
    /** Critical 1, high 2, medium 3, low 4. */
    LEVEL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
