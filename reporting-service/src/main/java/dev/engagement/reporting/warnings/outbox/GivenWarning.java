package dev.engagement.reporting.warnings.outbox;

import dev.engagement.reporting.readings.Target;
import dev.engagement.reporting.warnings.Warning;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A warning that was decided.
 *
 * @param id the same at every try
 */
public record GivenWarning(String id, Instant decidedAt, Warning warning) {
    static GivenWarning of(ResultSet row) throws SQLException {
        return new GivenWarning(
                row.getString("id"),
                instant(row, "decided_at"),
                new Warning(
                        row.getString("subscription"),
                        row.getString("subject"),
                        Target.named(row.getString("target")).orElseThrow(),
                        instant(row, "due"),
                        row.getString("step"),
                        instant(row, "step_at"),
                        row.getString("state"),
                        row.getString("urgency"),
                        row.getString("service"),
                        row.getString("team")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
