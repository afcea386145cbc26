package dev.engagement.documents.keys;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A caller's rights. */
public enum Role {
    /** Sends entries and files. */
    PUSH,
    /** Sees figures, requests and charters. */
    READ,
    /** Sees the evidence behind figures as well. */
    AUDIT,
    /** Changes rules, and takes records back. */
    STEWARD,
    /** Signs one charter for one signatory; reads and previews that charter. */
    SIGNER;

    /** Returns whether this role has all rights of the other. */
    public boolean includes(Role other) {
        return switch (this) {
            case PUSH, READ, SIGNER -> other == this;
            case AUDIT -> other == AUDIT || other == READ;
            case STEWARD -> other != PUSH && other != SIGNER;
        };
    }

    /** The role's name in files, tokens and documents. */
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
