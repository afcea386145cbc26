package dev.engagement.reporting.factors;

import java.util.Locale;

/** What the figures of a measure are in. */
public enum Unit {
    /** Time on both clocks. */
    SECONDS,
    /** How often; whole. */
    COUNT,
    /** A share, 0 to 1; where it is 0 or 1 for each request, the mean is a rate. */
    RATIO,
    /** How something stands to what it should be: 1 is as it should, less is behind, more is ahead. */
    INDEX,
    /** Critical 1, high 2, medium 3, low 4. */
    LEVEL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
