package dev.engagement.benchmarks;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the server's time for each view of the page when there are many requests, against a static file, and for a scorecard against the
 * API's answer to the same question.
 *
 * <pre>benchmarks/run Pages [requests]</pre>
 */
public final class Pages {
    private static final int REQUESTS = 10_000;
    private static final long SEED = 5;
    private static final int WARM = 60;
    private static final int ROUNDS = 21;
    private static final String FILE = "/page/page.css";
    /** A span in which ten thousand requests, one each quarter of an hour, were opened. */
    private static final String ALL = "?from=2025-03-01&to=2025-06-30";

    private Pages() {}

    public static void main(String[] arguments) throws Exception {
        int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : REQUESTS;
        Path data = Files.createTempDirectory("pages").resolve("data");
        try (Installed installed = Installed.start(data)) {
            Path file = Tale.file("tale", SEED, requests);
            installed.importFile(file);
            Files.delete(file);
            installed.awaitVisible();
            measure(installed, requests);
        }
    }

    private static void measure(Installed installed, int requests) throws Exception {
        Map<String, String> views = new LinkedHashMap<>();
        views.put("a file", FILE);
        views.put("the API's scorecard of all", "/v1/scorecard?from=2025-03-01T00:00:00Z&to=2025-07-01T00:00:00Z");
        views.put("scorecard of all", "/" + ALL);
        views.put("scorecard of all, split", "/" + ALL + "&by=urgency");
        views.put("scorecard of a month", "/?month=2025-04");
        views.put("behind a figure of all", "/behind" + ALL + "&measure=time-to-engage&which=settled");
        views.put("board", "/board");
        views.put("charter, of all", "/charter" + ALL);
        views.put("request", "/requests/tale:R-" + requests / 2);
        views.put("suppliers, of all", "/suppliers" + ALL);
        views.put("replays", "/replays");
        views.put("connections", "/connections");
        Map<String, Double> millis = new LinkedHashMap<>();
        Map<String, Integer> bytes = new LinkedHashMap<>();
        for (Map.Entry<String, String> view : views.entrySet()) {
            millis.put(view.getKey(), installed.questions().median(view.getValue(), WARM, ROUNDS));
            bytes.put(view.getKey(), bytes(installed, view.getValue()));
        }
        double file = millis.getOrDefault("a file", 1.0);
        double api = millis.getOrDefault("the API's scorecard of all", 1.0);
        millis.forEach((view, took) -> System.out.println(String.format(
                Locale.ROOT,
                "%-28s %7.1f ms, %4d kB, %6.1f times a file, %.2f times the API's scorecard of all",
                view,
                took,
                bytes.getOrDefault(view, 0) / 1_000,
                took / file,
                took / api)));
    }

    /** Returns how many bytes a browser receives, compressed. */
    private static int bytes(Installed installed, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(installed.reporting(path))
                    .header("Accept-Encoding", "gzip")
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body().length;
        }
    }
}
