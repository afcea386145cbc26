package dev.engagement.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rates of inserts by PostgreSQL's own load generator, to compare ours with: the same database, before and after. */
final class Yardstick {
    /** A row about as wide as an entry's, with one index. */
    private static final String PLAIN_ROW = """
            \\set n random(1, 100000000)
            insert into yardstick (subject, payload) values ('tool-' || cast(:n as bigint), '%s');
            """.formatted("x".repeat(250));
    /** The two rows of a recorded entry under other names, with the indexes that they have. */
    private static final String ENTRY_ROWS = """
            \\set n random(1, 1000000000000000)
            with message as (
                insert into yardstick_message select source, cast(:n as bigint) || id, digest, subject, sequence, entry_id
                from message limit 1)
            insert into yardstick_event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload_revision, payload, meta_data)
            select event_identifier, cast(:n as bigint) || aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload_revision, payload, meta_data from event limit 1;
            """;

    private final Installed installed;
    private final Duration round;
    private final String name;
    private final String insert;
    private final List<Double> rates = new ArrayList<>();

    private Yardstick(Installed installed, Duration round, String name, String insert) {
        this.installed = installed;
        this.round = round;
        this.name = name;
        this.insert = insert;
    }

    static Yardstick plain(Installed installed, Duration round) {
        return new Yardstick(installed, round, "single-row inserts", PLAIN_ROW);
    }

    static Yardstick entry(Installed installed, Duration round) {
        return new Yardstick(installed, round, "an entry's own two rows", ENTRY_ROWS);
    }

    /** Measures for one round. */
    void measure() throws Exception {
        createTables(installed);
        Path script = Files.createTempFile("yardstick", ".sql");
        Files.writeString(script, insert);
        rates.add(rate(pgbench(script)));
    }

    double mean() {
        return rates.stream().mapToDouble(rate -> rate).average().orElseThrow();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "pgbench, 16 clients, %s: %.0f a second before, %.0f after",
                name,
                rates.getFirst(),
                rates.getLast());
    }

    /** Creates the tables that are inserted into. */
    static void createTables(Installed installed) throws Exception {
        try (var connection = installed.database("engagement");
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table if not exists yardstick (id bigserial primary key, subject text, payload text);
                    create table if not exists yardstick_event (like event including all);
                    create table if not exists yardstick_message (like message including all)""");
        }
    }

    private String pgbench(Path script) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(binary().toString(), "-n", "-M", "prepared", "-c", "16", "-j", "2"));
        command.addAll(List.of("-T", String.valueOf(round.toSeconds()), "-f", script.toString()));
        command.addAll(List.of("-h", "127.0.0.1", "-p", String.valueOf(installed.postgresPort())));
        command.addAll(List.of("-U", "engagement", "engagement"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", installed.postgresPassword());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static double rate(String said) {
        return said.lines()
                .filter(line -> line.startsWith("tps = "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ", -1)[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(said));
    }

    private static Path binary() throws IOException {
        try (var found = Files.find(
                Path.of("/usr"), 6, (path, attributes) -> path.endsWith("bin/pgbench") && attributes.isRegularFile())) {
            return found.findFirst()
                    .orElseThrow(() -> new IllegalStateException("pgbench is not installed: it comes with PostgreSQL"));
        }
    }
}
