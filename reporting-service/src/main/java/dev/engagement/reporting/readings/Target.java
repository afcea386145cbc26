package dev.engagement.reporting.readings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A target that has a deadline. */
public enum Target {
    ENGAGE("engage_by"),
    OWN("own_by"),
    PACE("update_by"),
    RESOLVE("resolve_by"),
    /** The due date of a commitment. */
    PROMISE("promise_by");

    private final String column;

    Target(String column) {
        this.column = column;
    }

    /** The name in the contract and the charter. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column of its deadline. */
    String column() {
        return column;
    }

    public static Optional<Target> named(String word) {
        return Arrays.stream(values())
                .filter(target -> target.word().equals(word))
                .findFirst();
    }
}
