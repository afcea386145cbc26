package dev.engagement.reporting;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Databases of the one real PostgreSQL that all tests of this module share; each has its own name. */
public final class Databases {
    /** The outbox of services that have no other. */
    static final String OUTBOX = "outbox";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static @Nullable EmbeddedPostgres postgres;

    private Databases() {}

    private static synchronized EmbeddedPostgres postgres() {
        try {
            EmbeddedPostgres running = postgres;
            if (running == null) {
                running = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
                postgres = running;
                execute("create database " + OUTBOX);
            }
            return running;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /** Creates an empty database, and returns its name. */
    static String create() {
        String name = "reporting_" + NUMBER.incrementAndGet();
        execute("create database " + name);
        return name;
    }

    /** Creates a database with the tables, and no service on it. */
    public static JdbcTemplate tables() {
        return migrate(create());
    }

    /** Makes the tables in an empty database. */
    static JdbcTemplate migrate(String database) {
        DataSource empty = postgres().getDatabase("postgres", database);
        Flyway.configure().dataSource(empty).load().migrate();
        return new JdbcTemplate(empty);
    }

    /** Returns the address of a database. */
    static String url(String database) {
        return postgres().getJdbcUrl("postgres", database);
    }

    /** Throws a database's clients out and lets nobody in. */
    static void close(String database) {
        execute("alter database " + database + " allow_connections false");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
    }

    static void open(String database) {
        execute("alter database " + database + " allow_connections true");
    }

    private static void execute(String sql) {
        try (Connection connection = postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
