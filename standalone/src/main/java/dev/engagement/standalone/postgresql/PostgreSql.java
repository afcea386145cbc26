package dev.engagement.standalone.postgresql;

import dev.engagement.standalone.supervise.Command;
import dev.engagement.standalone.supervise.Part;
import dev.engagement.standalone.supervise.Shutdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL as a part: committed data are on the disk.
 *
 * @param folder the place of its programs and data
 * @param port on the loopback address only
 * @param databases made as soon as it runs
 */
public record PostgreSql(Path folder, int port, List<String> databases) {
    public static final String NAME = "postgresql";
    public static final String USER = "engagement";

    private static final Shutdown ENDING = new Shutdown(List.of(
            // INT ends the sessions and writes a checkpoint; QUIT leaves the rest to the recovery of the next start.
            new Shutdown.EndingStep("INT", Duration.ofSeconds(30)),
            new Shutdown.EndingStep("QUIT", Duration.ofSeconds(5))));

    public PostgreSql {
        databases = List.copyOf(databases);
    }

    public Part part() {
        return new Part(NAME, this::prepare, this::ready, ENDING, Set.of(), Set.of());
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public String password() throws IOException {
        return cluster().password();
    }

    public Path passwordFile() {
        return cluster().passwordFile();
    }

    private Cluster cluster() {
        return new Cluster(folder);
    }

    private Command prepare() throws IOException, InterruptedException {
        Cluster cluster = cluster();
        cluster.make();
        cluster.stopStray(ENDING);
        List<String> words = new ArrayList<>(List.of(
                cluster.program("postgres").toString(), "-D", cluster.data().toString()));
        for (String setting : settings()) {
            words.add("-c");
            words.add(setting);
        }
        return new Command(Unprivileged.words(words));
    }

    private List<String> settings() {
        return List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                // No socket file: its path must be short, but that of a data folder may be long.
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "shared_buffers=256MB",
                "max_wal_size=2GB",
                "checkpoint_timeout=15min",
                "max_connections=100",
                "timezone=UTC",
                "log_timezone=UTC");
    }

    /** Returns whether it accepts connections and has its databases. */
    private boolean ready() {
        if (!Files.exists(cluster().data())) {
            return false;
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String database : databases) {
                if (!has(connection, database)) {
                    statement.execute("create database " + statement.enquoteIdentifier(database, true));
                }
            }
            return true;
        } catch (SQLException | IOException notYet) {
            return false;
        }
    }

    /** Returns the server that runs in a folder, regardless of who started it; null if none does. */
    public static @Nullable PostgreSql runningIn(Path folder, List<String> databases) throws IOException {
        Path sign = folder.resolve("data").resolve("postmaster.pid");
        if (!Files.exists(sign)) {
            return null;
        }
        List<String> lines = Files.readAllLines(sign);
        boolean lives = lines.size() > 3
                && ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).isPresent();
        return lives ? new PostgreSql(folder, Integer.parseInt(lines.get(3).strip()), databases) : null;
    }

    /** Connects without a time limit, for long work. */
    public Connection connect(String database) throws SQLException, IOException {
        return DriverManager.getConnection(url(database), USER, password());
    }

    private Connection connect() throws SQLException, IOException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("loginTimeout", "5");
        return DriverManager.getConnection(url("postgres"), properties);
    }

    private static boolean has(Connection connection, String database) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            return query.executeQuery().next();
        }
    }
}
