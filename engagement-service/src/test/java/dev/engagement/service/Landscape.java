package dev.engagement.service;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One real PostgreSQL and one real Kafka broker for all tests of this module; each test class has its own database. */
public final class Landscape {
    private static final EmbeddedPostgres POSTGRES = postgres();
    private static final EmbeddedKafkaKraftBroker KAFKA = kafka();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Landscape() {}

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static EmbeddedKafkaKraftBroker kafka() {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.afterPropertiesSet();
        return broker;
    }

    public static String brokers() {
        return KAFKA.getBrokersAsString();
    }

    /** The JDBC address of a new, empty database. */
    public static String newDatabase() {
        String name = "test" + DATABASES.incrementAndGet();
        execute("create database " + name);
        return POSTGRES.getJdbcUrl("postgres", name) + "&reWriteBatchedInserts=true";
    }

    /** Throws a database's clients out and lets nobody in. */
    static void close(String database) {
        execute("alter database " + name(database) + " allow_connections false");
        cut(database);
    }

    /** Ends all connections to a database; new ones may be opened at once. */
    static void cut(String database) {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name(database) + "'");
    }

    static void open(String database) {
        execute("alter database " + name(database) + " allow_connections true");
    }

    private static String name(String database) {
        return URI.create(database.substring("jdbc:".length())).getPath().substring(1);
    }

    private static void execute(String sql) {
        try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** A reader of the shared broker without a group. */
    public static KafkaConsumer<String, byte[]> reader() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers()), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** The file of an installation's key that does not exist yet. */
    public static Path newKeyFile() {
        try {
            return Files.createTempDirectory("engagement-key").resolve("installation.key");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
