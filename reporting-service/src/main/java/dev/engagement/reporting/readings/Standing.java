package dev.engagement.reporting.readings;

import dev.engagement.reporting.calendar.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an open request needs. Instants are {@link Micros}.
 *
 * @param waitingSince since when it waits for IT to engage; {@link #NEVER}: it does not
 * @param by the deadline of each {@link Target}; {@link #NEVER}: none
 * @param owner null if nobody owns it
 */
record Standing(long waitingSince, long[] by, @Nullable String owner) {
    /** An instant that is never reached; what has none comes last. */
    static final long NEVER = Long.MAX_VALUE;

    private static final String WAITING_SINCE = "waiting_since";
    private static final Target[] TARGETS = Target.values();

    /** The columns of a row, with instants in microseconds; null unless it is open. */
    static final String COLUMNS = Stream.concat(
                    Stream.of(WAITING_SINCE), Arrays.stream(TARGETS).map(Target::column))
            .map(column -> "case when state = 'open' then (extract(epoch from " + column
                    + ") * 1000000)::bigint end as " + column)
            .collect(Collectors.joining(", ", "state = 'open' as is_open, owner, ", ""));

    /** Reads the standing of a row; null if the request is not open. */
    static @Nullable Standing read(ResultSet row) throws SQLException {
        if (!row.getBoolean("is_open")) {
            return null;
        }
        long[] by = new long[TARGETS.length];
        for (int i = 0; i < by.length; i++) {
            by[i] = micros(row, TARGETS[i].column());
        }
        return new Standing(micros(row, WAITING_SINCE), by, row.getString("owner"));
    }

    private static long micros(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? NEVER : micros;
    }

    /** Returns the deadline of a target. */
    @SuppressWarnings("EnumOrdinal")
    long by(Target target) {
        return by[target.ordinal()];
    }

    /** Returns the earliest deadline. */
    long due() {
        return Arrays.stream(by).min().orElse(NEVER);
    }

    /** Returns whether any deadline lies in a span. */
    boolean isDue(long from, long to) {
        return Arrays.stream(by).anyMatch(one -> one >= from && one < to);
    }
}
