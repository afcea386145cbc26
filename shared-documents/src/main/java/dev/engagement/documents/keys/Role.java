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
    SIGNER,
    /** Sees what concerns one customer, and speaks for them. */
    CUSTOMER,
    /** Hands out links to the customer's pages, for the requests of one source. */
    LINKS,
    /** Records what customers say on their pages; the reading side's own. */
    CUSTOMER_DOOR;

    /** Returns whether this role has all rights of the other. */
    public boolean includes(Role other) {
        return switch (this) {
            case PUSH, READ, SIGNER, CUSTOMER, LINKS, CUSTOMER_DOOR -> other == this;
            case AUDIT -> other == AUDIT || other == READ;
            case STEWARD -> other == STEWARD || AUDIT.includes(other);
        };
    }

    /** Returns whether it opens nothing without a scope. */
    public boolean needsScope() {
        return this == CUSTOMER || this == LINKS;
    }

    /** The role's name in files, tokens and documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    public static String words() {
        return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
    }
}
