package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.tests.tls.Certified;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL as people run it: with TLS, and with a role for the reading side that compose's own file makes. */
class GuardedDatabaseTest {
    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        Certified server = Certified.in(folder, "server");
        Certified.in(folder, "other");
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", server.certificate().toString())
                .setServerConfig("ssl_key_file", server.key().toString())
                .start();
        try (Connection admin = postgres.getPostgresDatabase().getConnection();
                Statement statement = admin.createStatement()) {
            statement.execute("create database engagement");
            for (String command : ops()) {
                statement.execute(command);
            }
        }
    }

    /** Returns the statements of compose's file, with a password in place of psql's variable. */
    private static List<String> ops() throws IOException {
        return Files.readString(Path.of("../ops/postgresql/reporting.sql"))
                .replace(":'password'", "'secret'")
                .lines()
                .filter(line -> !line.startsWith("--") && !line.startsWith("\\"))
                .toList();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static String url(String database, String trusted) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database
                + "?sslmode=verify-full&sslrootcert=" + folder.resolve(trusted + ".crt");
    }

    @Test
    void the_service_runs_over_tls_with_a_role_that_cannot_open_the_record() throws Exception {
        try (Stage stage = new Stage().withTopics()) {
            Stage.Service service = stage.service(
                    "any",
                    "--spring.datasource.url=" + url("reporting", "server"),
                    "--spring.datasource.username=reporting",
                    "--spring.datasource.password=secret",
                    "--engagement.outbox.url=" + url("outbox", "server"));

            assertThat(service.get("/v1/requests").status()).isEqualTo(200);
            assertThat(service.database()
                            .queryForList(
                                    "select distinct usename || ' ' || ssl from pg_stat_ssl join pg_stat_activity using (pid)"
                                            + " where datname in ('reporting', 'outbox')",
                                    String.class))
                    .containsExactly("reporting true");
        }
        assertThatThrownBy(() -> connect("engagement", "server").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void a_server_with_a_certificate_of_others_is_not_spoken_to() {
        assertThatThrownBy(() -> connect("reporting", "other").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("SSL error");
    }

    private static Connection connect(String database, String trusted) throws SQLException {
        return DriverManager.getConnection(url(database, trusted), "reporting", "secret");
    }
}
