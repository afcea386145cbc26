package dev.engagement.reporting.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ways to count requests. */
public enum Weighing {
    /** Counts each request once. */
    REQUESTS,
    /** Counts each request as often as it affects customers: once if nothing says how many they are, and not at all if it affects none. */
    CUSTOMERS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns how often a request counts.
     *
     * @param customers how many it affects; null if nothing says
     */
    public long of(@Nullable Integer customers) {
        return this == REQUESTS || customers == null ? 1 : customers;
    }
}
