package dev.engagement.reporting.factors;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A dimension by which reports can be split. */
public enum Dimension {
    ACTIVITY,
    URGENCY,
    SERVICE,
    TEAM,
    BUSINESS_UNIT,
    CHANNEL,
    SOURCE,
    PRIORITY,
    IMPACT,
    LOCATION;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in the contract and on the page, as in {@code business-unit}. */
    public String word() {
        return word;
    }

    public static Optional<Dimension> named(String word) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.word.equals(word))
                .findFirst();
    }
}
