package dev.engagement.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Measures questions over very many requests, two in five of them open and three in ten promised, against DuckDB's percentiles of the same readings. The requests of a
 * log of 20,000 are multiplied in the reporting database; their entries are not.
 *
 * <pre>benchmarks/run Scale [requests]</pre>
 */
public final class Scale {
    private static final int REQUESTS = 1_000_000;
    static final int TOLD = 20_000;
    private static final int FEW = 1_000;
    private static final int OPEN_OF_TEN = 4;
    private static final int PROMISED_OF_TEN = 3;
    static final long SEED = 5;
    static final int ROUNDS = 5;
    static final int WARM = 3;
    private static final String REPORTING = "reporting-service";

    private Scale() {}

    public static void main(String[] arguments) throws Exception {
        int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : REQUESTS;
        Path data = Files.createTempDirectory("scale").resolve("data");
        try (Installed installed = Installed.start(data)) {
            tell(installed, "few", FEW);
            tell(installed, "tale", TOLD);
            installed.awaitVisible();
            Path readings = data.resolveSibling("readings.csv");
            try (OutputStream out = Files.newOutputStream(readings)) {
                installed.questions().download("/v1/readings?format=csv&where=source:/tools/tale", out);
            }
            for (int times = Math.max(1, requests / TOLD / 10); times > 0; times = next(times, requests / TOLD)) {
                multiply(installed, times);
                measure(installed, times, readings);
            }
        }
    }

    private static int next(int times, int last) {
        return times == last ? 0 : last;
    }

    static void tell(Installed installed, String tool, int requests) throws Exception {
        Path file = Tale.file(tool, SEED, requests, OPEN_OF_TEN, PROMISED_OF_TEN);
        installed.importFile(file);
        Files.delete(file);
    }

    /** Makes each request that was told that many. */
    static void multiply(Installed installed, int times) throws SQLException, IOException {
        long begin = System.nanoTime();
        try (Connection database = installed.database("reporting");
                Statement statement = database.createStatement()) {
            String columns = "select string_agg(column_name, ', ') from information_schema.columns"
                    + " where table_name = 'request' and column_name not in ('subject', 'changed')";
            try (var row = statement.executeQuery(columns)) {
                row.next();
                columns = row.getString(1);
            }
            statement.execute("insert into request (subject, %1$s) select subject || '-' || n, %1$s from request,"
                            .formatted(columns)
                    + " generate_series(2, %d) n where subject ~ '^tale:R-[0-9]+$' on conflict do nothing"
                            .formatted(times));
            statement.execute("vacuum analyze request");
        }
        say("%,d requests, multiplied in %.0f s", TOLD * times + FEW, seconds(begin));
    }

    private static void measure(Installed installed, int times, Path readings) throws Exception {
        double duck = duck(readings, times);
        say("DuckDB's percentiles of the same readings: %.0f ms", duck);
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("scorecard of all", "/v1/scorecard");
        questions.put("split by urgency", "/v1/scorecard?by=urgency");
        questions.put("of a month", "/v1/scorecard?from=2025-05-01T00:00:00Z&to=2025-06-01T00:00:00Z");
        questions.put("of a source of 1,000", "/v1/scorecard?where=source:/tools/few");
        questions.put("board", "/board");
        questions.put("a request", "/requests/tale:R-" + TOLD / 2);
        for (Map.Entry<String, String> question : questions.entrySet()) {
            double took = installed.questions().median(question.getValue(), WARM, ROUNDS);
            say("%-22s %8.0f ms, %.2f times DuckDB", question.getKey(), took, took / duck);
        }
        parquet(installed, readings.resolveSibling("readings.parquet"));
        say("memory of the reporting side, at most so far: %d MB", installed.peakMegabytes(REPORTING));
        Duration before = installed.processorTime();
        Thread.sleep(Duration.ofSeconds(65));
        say(
                "processor time of 65 s without a question: %.1f s",
                installed.processorTime().minus(before).toMillis() / 1e3);
    }

    /** Measures the readings of all requests as Parquet against DuckDB's own COPY of the same rows. */
    private static void parquet(Installed installed, Path file) throws Exception {
        long begin = System.nanoTime();
        try (OutputStream out = Files.newOutputStream(file)) {
            installed.questions().download("/v1/readings?format=parquet", out);
        }
        double took = seconds(begin);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("create table reading as select * from '" + file + "'");
            double[] rounds = new double[ROUNDS];
            for (int n = 0; n < ROUNDS; n++) {
                long round = System.nanoTime();
                statement.execute("copy reading to '" + file + ".copy' (format parquet, compression zstd)");
                rounds[n] = seconds(round);
            }
            Arrays.sort(rounds);
            double copied = rounds[ROUNDS / 2];
            say("readings as Parquet    %8.1f s, %.2f times DuckDB's COPY of the same rows", took, took / copied);
        }
    }

    /** Returns the milliseconds that DuckDB takes for the figures of each measure on both clocks. */
    private static double duck(Path readings, int times) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("create table reading as select measure, status, coalesce(service_time, value) service,"
                    + " coalesce(elapsed_time, value) elapsed from read_csv('" + readings + "'), range(" + times + ")");
            double[] rounds = new double[ROUNDS];
            for (int n = -1; n < ROUNDS; n++) {
                long begin = System.nanoTime();
                statement.executeQuery("""
                        select measure, count(*) filter (where status = 'settled'),
                          count(*) filter (where status = 'running'),
                          avg(service) filter (where status = 'settled'), max(service) filter (where status = 'settled'),
                          quantile_disc(service, [0.5, 0.9]) filter (where status = 'settled'),
                          avg(elapsed) filter (where status = 'settled'), max(elapsed) filter (where status = 'settled'),
                          quantile_disc(elapsed, [0.5, 0.9]) filter (where status = 'settled')
                        from reading group by measure""").close();
                rounds[Math.max(n, 0)] = (System.nanoTime() - begin) / 1e6;
            }
            Arrays.sort(rounds);
            return rounds[ROUNDS / 2];
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
