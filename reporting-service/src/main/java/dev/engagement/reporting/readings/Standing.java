package dev.engagement.reporting.readings;

import dev.engagement.reporting.calendar.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The needs of an open request. Instants are {@link Micros}; {@link #NEVER} stands for none.
 *
 * @param waitingSince since when it waits for IT to engage
 * @param owner null if nobody owns it
 */
record Standing(
        long waitingSince,
        long engageBy,
        long ownBy,
        long updateBy,
        long resolveBy,
        long promiseBy,
        @Nullable String owner) {
    /** An instant that is never reached; what has none comes last. */
    static final long NEVER = Long.MAX_VALUE;

    private static final String WAITING_SINCE = "waiting_since";

    /** The columns of a row, with instants in microseconds; null unless it is open. */
    static final String COLUMNS = Stream.concat(
                    Stream.of(WAITING_SINCE), Arrays.stream(Target.values()).map(Target::column))
            .map(column -> "case when state = 'open' then (extract(epoch from " + column
                    + ") * 1000000)::bigint end as " + column)
            .collect(Collectors.joining(", ", "state = 'open' as is_open, owner, ", ""));

    /** Reads the standing of a row; null if the request is not open. */
    static @Nullable Standing read(ResultSet row) throws SQLException {
        return row.getBoolean("is_open")
                ? new Standing(
                        micros(row, WAITING_SINCE),
                        micros(row, Target.ENGAGE.column()),
                        micros(row, Target.OWN.column()),
                        micros(row, Target.PACE.column()),
                        micros(row, Target.RESOLVE.column()),
                        micros(row, Target.PROMISE.column()),
                        row.getString("owner"))
                : null;
    }

    private static long micros(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? NEVER : micros;
    }

    /** Returns the deadline of a target. */
    long by(Target target) {
        return switch (target) {
            case ENGAGE -> engageBy;
            case OWN -> ownBy;
            case PACE -> updateBy;
            case RESOLVE -> resolveBy;
            case PROMISE -> promiseBy;
        };
    }

    /** Returns the earliest deadline. */
    long due() {
        return Math.min(engageBy, Math.min(Math.min(ownBy, updateBy), Math.min(resolveBy, promiseBy)));
    }

    /** Returns whether any deadline lies in a span. */
    boolean isDue(long from, long to) {
        return Arrays.stream(Target.values()).mapToLong(this::by).anyMatch(by -> by >= from && by < to);
    }
}
