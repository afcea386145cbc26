package dev.engagement.service.publish;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The right to publish, held as long as the connection lives; only one instance at a time has it. */
record Lease(Connection connection) implements AutoCloseable {
    boolean holds() throws SQLException {
        return connection.isValid(2);
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + Publication.LOCK + ")");
        } finally {
            connection.close();
        }
    }
}
