package dev.engagement.documents.keys;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody may do. */
public enum Role {
    /** Sends entries and files. */
    PUSH,
    /** Sees figures, requests and charters. */
    READ,
    /** Sees how they came about as well. */
    AUDIT,
    /** Changes rules, and takes back what was recorded. */
    STEWARD;

    /** Whether who has this role has that one too. */
    public boolean includes(Role other) {
        return switch (this) {
            case PUSH, READ -> other == this;
            case AUDIT -> other == AUDIT || other == READ;
            case STEWARD -> other != PUSH;
        };
    }

    /** As files, tokens and documents call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    public static String words() {
        return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
    }
}
