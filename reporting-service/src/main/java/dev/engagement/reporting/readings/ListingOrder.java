package dev.engagement.reporting.readings;

import java.util.Objects;

/** The order of the lines; lines of the same instant are in the order of their subjects. */
public enum ListingOrder {
    /** Lists the earliest stored deadline first, so that late requests come before those due later. */
    DUE("least(engage_by, own_by, update_by, resolve_by, promise_by)", true),
    /** Lists the longest wait for IT to engage first. */
    WAITING("waiting_since", true),
    OPENED("opened_at", true),
    NEWEST("opened_at", false),
    /** Lists the request that affects most customers first; it stands for an instant, as the keys of all orders are instants. */
    CUSTOMERS("to_timestamp(coalesce(customers, 1))", false);

    /** The greatest instant: stands for a missing one, which so comes last in ascending order. */
    static final String NEVER = "'infinity'::timestamptz";

    private final String key;
    private final boolean ascending;

    ListingOrder(String column, boolean ascending) {
        this.key = "coalesce(" + column + ", " + NEVER + ")";
        this.ascending = ascending;
    }

    String key() {
        return key;
    }

    /** Returns the key of an open request in memory; an instant in microseconds. */
    long key(KeptRow row) {
        Standing standing = Objects.requireNonNull(row.standing());
        return switch (this) {
            case DUE -> standing.due();
            case WAITING -> standing.waitingSince();
            case OPENED, NEWEST -> row.opened();
            case CUSTOMERS -> Objects.requireNonNullElse(row.customers(), 1);
        };
    }

    boolean isAscending() {
        return ascending;
    }

    String direction() {
        return ascending ? "" : " desc";
    }
}
