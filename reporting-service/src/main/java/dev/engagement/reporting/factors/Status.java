package dev.engagement.reporting.factors;

import java.util.Locale;

/** The finality of a reading. */
public enum Status {
    /** Final, unless a late entry changes it. */
    SETTLED,
    /** The reading still counts. */
    RUNNING,
    /** The reading can never settle. */
    ENDED,
    /** The question does not arise. */
    ABSENT;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }
}
