package dev.engagement.reporting.readings;

/**
 * A snapshot of the database by its name, as {@code pg_current_snapshot} tells it. Of two snapshots, the later one sees at least as much.
 *
 * @param end the first transaction that had not begun
 * @param underWay how many before it had not ended
 */
record SeenRows(String name, long end, int underWay) {
    /** Reads a name: the first transaction under way, the first one that had not begun, and all under way. */
    static SeenRows of(String name) {
        String[] parts = name.split(":", -1);
        return new SeenRows(name, Long.parseLong(parts[1]), parts[2].isEmpty() ? 0 : parts[2].split(",").length);
    }

    /** Returns whether it was taken earlier than another one, and sees less. */
    boolean isBefore(SeenRows other) {
        return end < other.end || (end == other.end && underWay > other.underWay);
    }
}
