package dev.engagement.benchmarks;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Measures the export of a million entries in each format, against PostgreSQL's own COPY of the same rows, and the greatest memory of the
 * reporting side meanwhile, in a heap of 256 MB.
 *
 * <pre>benchmarks/run Exports [entries]</pre>
 */
public final class Exports {
    private static final int REQUESTS = 9_000;
    private static final long SEED = 5;
    private static final int READINGS = 2;
    private static final String REPORTING = "reporting-service";
    private static final List<String> PATHS = List.of(
            "/v1/history?format=ndjson",
            "/v1/history?format=csv",
            "/v1/history?format=xes",
            "/v1/history?format=parquet",
            "/v1/readings?format=csv");

    private Exports() {}

    public static void main(String[] arguments) throws Exception {
        long wanted = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        Path data = Files.createTempDirectory("exports").resolve("data");
        long entries = 0;
        try (Installed installed = Installed.start(data)) {
            for (int tool = 0; entries < wanted; tool++) {
                Path file = Tale.file("tale" + tool, SEED + tool, REQUESTS);
                installed.importFile(file);
                try (var lines = Files.lines(file)) {
                    entries += lines.count();
                }
                Files.delete(file);
            }
            installed.awaitVisible();
        }
        // The JVM prefers this setting to the option on a service's command line.
        try (Installed installed = Installed.start(data, Map.of("_JAVA_OPTIONS", "-Xmx256m"))) {
            measure(installed, entries);
        }
    }

    private static void measure(Installed installed, long entries) throws Exception {
        double copy = Double.MAX_VALUE;
        for (int n = 0; n < READINGS; n++) {
            copy = Math.min(copy, copy(installed));
        }
        say("COPY of %d entries: %.1f s; memory before: %d MB", entries, copy, installed.peakMegabytes(REPORTING));
        for (String path : PATHS) {
            double export = Double.MAX_VALUE;
            long bytes = 0;
            for (int n = 0; n < READINGS; n++) {
                long begin = System.nanoTime();
                bytes = installed.questions().download(path, OutputStream.nullOutputStream());
                export = Math.min(export, seconds(begin));
            }
            say(
                    "%s: %.1f s, %.0f entries a second, %.2f times COPY; %d MB; the greatest memory so far %d MB",
                    path, export, entries / export, export / copy, bytes >> 20, installed.peakMegabytes(REPORTING));
        }
    }

    private static double copy(Installed installed) throws Exception {
        try (Connection connection = installed.database("reporting")) {
            long begin = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select * from entry order by subject, sequence) to stdout csv",
                            OutputStream.nullOutputStream());
            return seconds(begin);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void say(String words, Object... values) {
        System.out.println(String.format(Locale.ROOT, words, values));
    }
}
