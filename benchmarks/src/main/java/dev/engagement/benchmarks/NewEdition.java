package dev.engagement.benchmarks;

import dev.engagement.reporting.measures.Measures;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Measures questions while all requests are folded anew by another edition of the measures and tools send 20 entries a second, against the
 * same questions before, and how many stories a second that takes. The requests of a log of 20,000 are multiplied with their entries.
 *
 * <pre>benchmarks/run NewEdition [requests]</pre>
 */
public final class NewEdition {
    private static final int REQUESTS = 200_000;
    private static final int MEANWHILE = 4_000;
    private static final double PER_SECOND = 20;
    private static final List<String> QUESTIONS = List.of(
            "/v1/scorecard",
            "/v1/scorecard?from=2025-05-01T00:00:00Z&to=2025-06-01T00:00:00Z",
            "/board",
            "/requests/tale:R-" + Scale.TOLD / 2);

    private NewEdition() {}

    public static void main(String[] arguments) throws Exception {
        int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : REQUESTS;
        Path data = Files.createTempDirectory("edition").resolve("data");
        try (Installed installed = Installed.start(data, Map.of("ENGAGEMENT_LOOKFOROLDEREDITIONSEVERY", "PT2S"))) {
            Scale.tell(installed, "tale", Scale.TOLD);
            installed.awaitVisible();
            Scale.multiply(installed, requests / Scale.TOLD);
            multiplyEntries(installed, requests / Scale.TOLD);
            Map<String, Double> before = new LinkedHashMap<>();
            for (String question : QUESTIONS) {
                before.put(question, installed.questions().median(question, Scale.WARM, Scale.ROUNDS));
            }
            try (SteadyLoad load = new SteadyLoad(List.of(installed.service()), openings(), PER_SECOND);
                    Connection database = installed.database("reporting");
                    Statement statement = database.createStatement()) {
                statement.execute("update request set edition = " + Measures.OLDEST_READ);
                statement.execute("update answering set epoch = epoch + 1, edition = " + Measures.OLDEST_READ);
                long begin = System.nanoTime();
                Map<String, List<Double>> meanwhile = new LinkedHashMap<>();
                while (isOlder(statement)) {
                    for (String question : QUESTIONS) {
                        meanwhile
                                .computeIfAbsent(question, any -> new ArrayList<>())
                                .add(ask(installed, question));
                    }
                }
                double took = (System.nanoTime() - begin) / 1e9;
                say("%,d stories in %.0f s: %,.0f a second", requests, took, requests / took);
                meanwhile.forEach((question, millis) -> {
                    millis.sort(null);
                    double median = millis.get(millis.size() / 2);
                    double usual = Objects.requireNonNull(before.get(question));
                    say(
                            "%-70s before %6.0f ms; meanwhile, of %d, median %6.0f ms (%.2f times), at most %6.0f ms",
                            question, usual, millis.size(), median, median / usual, millis.getLast());
                });
                say("entries meanwhile: %d; no acknowledgement: %s", load.acknowledged(), load.failures());
            }
        }
    }

    /** Requests that are opened as they are told, since what is told late of long ago has all promises since then judged anew. */
    private static List<String> openings() {
        Instant now = Instant.now();
        List<String> openings = Tale.lines("meanwhile", Scale.SEED, MEANWHILE).stream()
                .filter(line -> line.contains("request-opened"))
                .toList();
        List<String> lines = new ArrayList<>();
        for (String line : openings) {
            Instant at = now.plusMillis((long) (lines.size() * 1_000 / PER_SECOND));
            lines.add(line.replaceFirst("\"time\":\"[^\"]*\"", "\"time\":\"" + at + "\""));
        }
        return lines;
    }

    private static void multiplyEntries(Installed installed, int times) throws Exception {
        try (Connection database = installed.database("reporting");
                Statement statement = database.createStatement()) {
            statement.execute(
                    "insert into entry select subject || '-' || n, sequence, entry_id, source, message_id, type,"
                            + " occurred_at, recorded_at, data from entry, generate_series(2, " + times + ") n"
                            + " where subject ~ '^tale:R-[0-9]+$' on conflict do nothing");
            statement.execute("vacuum analyze entry");
        }
    }

    private static boolean isOlder(Statement statement) throws Exception {
        try (var row = statement.executeQuery("select edition < " + Measures.EDITION + " from answering")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Asks once, and returns the milliseconds; fails if the question is refused. */
    private static double ask(Installed installed, String question) throws Exception {
        long begin = System.nanoTime();
        installed.questions().download(question, OutputStream.nullOutputStream());
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
