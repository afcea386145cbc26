package dev.engagement.reporting.feed;

/**
 * The position in a partition.
 *
 * @param next the offset to read next
 * @param entries how many entries it brought, repeats not counted
 * @param ordinal the highest number on its records: with fewer entries than that, some are missing
 * @param epoch the highest epoch on its records
 */
record ReadPlace(long next, long entries, long ordinal, long epoch) {
    /** Returns how many entries are missing among those that were sent below a place that reading has passed. */
    long missing(long sent) {
        return Math.max(0, Math.max(sent, ordinal) - entries);
    }
}
