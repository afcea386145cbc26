package dev.engagement.events;

import java.util.Locale;

/** A dimension by which a charter says which requests it judges, the one that weighs most first. */
public enum ScopeDimension {
    SERVICE,
    ACTIVITY,
    TEAM,
    LOCATION,
    BUSINESS_UNIT;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in a charter, as in {@code business-unit}. */
    public String word() {
        return word;
    }
}
