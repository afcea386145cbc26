package dev.engagement.reporting.readings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a deadline is kept for. */
public enum Target {
    ENGAGE("engage_by"),
    OWN("own_by"),
    PACE("update_by"),
    RESOLVE("resolve_by"),
    /** The date of a commitment. */
    PROMISE("promise_by");

    private final String column;

    Target(String column) {
        this.column = column;
    }

    /** As contract and charter call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where its deadline is kept. */
    String column() {
        return column;
    }

    public static Optional<Target> named(String word) {
        return Arrays.stream(values())
                .filter(target -> target.word().equals(word))
                .findFirst();
    }
}
