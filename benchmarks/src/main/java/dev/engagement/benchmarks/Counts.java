package dev.engagement.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;

/** Counts of one tool's entries, in the record and on the reporting side. */
final class Counts {
    private final Installed installed;

    Counts(Installed installed) {
        this.installed = installed;
    }

    /** How many entries there are, and of how many messages. */
    record EntryCounts(long entries, long messages) {
        boolean isOnceEach(long expected) {
            return entries == expected && messages == expected;
        }
    }

    EntryCounts recorded(String tool) throws SQLException, IOException {
        return new EntryCounts(
                (long) number(
                        "engagement", "select count(*) from event where aggregate_identifier like ? || ':%'", tool),
                (long) number("engagement", "select count(*) from message where source = '/tools/' || ?", tool));
    }

    EntryCounts shown(String tool) throws SQLException, IOException {
        return new EntryCounts(
                (long) number("reporting", "select count(*) from entry where source = '/tools/' || ?", tool),
                (long) number(
                        "reporting",
                        "select count(distinct message_id) from entry where source = '/tools/' || ?",
                        tool));
    }

    /** Returns how many entries the reporting side has; 0 while it cannot be asked. */
    long visible(String tool) {
        try {
            return (long) number("reporting", "select count(*) from entry where source = '/tools/' || ?", tool);
        } catch (SQLException | IOException away) {
            return 0;
        }
    }

    /** Returns how many entries are recorded at an earlier instant than the one before them in their request. */
    long backwards() throws SQLException, IOException {
        return (long) number("engagement", """
                select count(*) from (
                    select (meta_data::json->>'recordedAt')::timestamptz as at,
                        lag((meta_data::json->>'recordedAt')::timestamptz)
                            over (partition by aggregate_identifier order by sequence_number) as before
                    from event where type = 'request' and ? <> '') as pairs
                where at < before""", "all");
    }

    /** Returns by how many seconds the newest entry is recorded ahead of the database's clock; at least 0. */
    double secondsAhead() throws SQLException, IOException {
        return number("engagement", """
                select greatest(0, extract(epoch from max((meta_data::json->>'recordedAt')::timestamptz) - clock_timestamp()))
                from event where type = 'request' and ? <> ''""", "all");
    }

    private double number(String database, String question, String tool) throws SQLException, IOException {
        try (Connection connection = installed.database(database);
                PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setQueryTimeout(20);
            statement.setString(1, tool);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }

    /** Returns the figures of a tool as of an instant at which all has happened. */
    JsonNode figures(String tool) throws InterruptedException {
        return installed
                .questions()
                .askJson("/v1/scorecard?by=urgency&by=service&where=source:/tools/" + tool
                        + "&happened=2026-03-20T00:00:00Z")
                .path("groups");
    }
}
