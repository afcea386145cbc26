package dev.engagement.reporting.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Updates the tables of the reporting database. If scripts that made them have changed since, throws all of them away and makes them
 * again: everything in them is read from Kafka once more. Never does so in a database of another kind, or of a newer program.
 */
@Component
class DerivedTables implements FlywayMigrationStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(DerivedTables.class);

    /** Any number, the same in all instances: one of them makes the tables, the others find them made. */
    private static final long LOCK = 7_236_498_114L;

    /** A reporting database has begun with that script, and has no record in it. */
    private static final String IS_DERIVED = """
            select exists (select from flyway_schema_history where version = '1' and script like '%V1__record_and_readings.sql')
                and to_regclass('event') is null""";

    @Override
    public void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayValidateException changed) {
            makeAgain(flyway, changed);
        }
    }

    private static void makeAgain(Flyway flyway, FlywayValidateException changed) {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            if (!isDerived(statement) || isNewer(flyway)) {
                throw changed;
            }
            if (!flyway.validateWithResult().validationSuccessful) {
                LOG.warn(
                        "The tables of the reporting database were made by other scripts than this program's. They are thrown away, and all"
                                + " figures are made again from Kafka; finished replays must be asked for again. ({})",
                        changed.getMessage());
                Flyway.configure()
                        .configuration(flyway.getConfiguration())
                        .cleanDisabled(false)
                        .load()
                        .clean();
                flyway.migrate();
            }
        } catch (SQLException away) {
            changed.addSuppressed(away);
            throw changed;
        }
    }

    private static boolean isDerived(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(IS_DERIVED)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Returns whether a program that knows more scripts than this one has made the tables. */
    private static boolean isNewer(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .map(script -> script.getState())
                .anyMatch(state -> state == MigrationState.MISSING_SUCCESS || state == MigrationState.FUTURE_SUCCESS);
    }
}
