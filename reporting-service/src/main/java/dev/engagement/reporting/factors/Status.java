package dev.engagement.reporting.factors;

import java.util.Locale;

/** How final a reading is. */
public enum Status {
    /** Final, unless a late entry changes it. */
    SETTLED,
    /** Still counting. */
    RUNNING,
    /** It can never settle. */
    ENDED,
    /** The question does not arise. */
    ABSENT;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }
}
