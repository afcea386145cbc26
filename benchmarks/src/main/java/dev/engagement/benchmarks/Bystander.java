package dev.engagement.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the health of both services and at the page, once a second, and prints each change. */
final class Bystander implements AutoCloseable {
    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"([A-Z_]+)\"");
    private static final Pattern NOTICE =
            Pattern.compile("<(?:p class=\"elsewhen\"|h1)[^>]*>(.*?)</(?:p|h1)>", Pattern.DOTALL);

    private final Map<String, URI> places = new LinkedHashMap<>();
    private final Map<String, String> latest = new LinkedHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final Thread thread = Thread.ofPlatform().daemon().name("bystander").unstarted(this::run);
    private final long begin = System.nanoTime();
    private volatile boolean well;
    private volatile boolean over;

    Bystander(Installed installed) {
        places.put("health of the engagement-service", installed.service().resolve("/actuator/health"));
        places.put("health of the reporting-service", installed.reporting("/actuator/health"));
        places.put("page", installed.reporting("/"));
        thread.start();
    }

    /** Returns whether everything was well at the latest look. */
    boolean isWell() {
        return well;
    }

    private void run() {
        try {
            while (!over) {
                boolean all = true;
                for (var place : places.entrySet()) {
                    String says = look(place.getValue());
                    if (!says.equals(latest.put(place.getKey(), says))) {
                        System.out.printf("%6.1f s  %s: %s%n", (System.nanoTime() - begin) / 1e9, place.getKey(), says);
                    }
                    all &= says.startsWith("200") && !says.contains("STALLED");
                }
                well = all;
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private String look(URI place) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(place)
                .timeout(Duration.ofSeconds(30))
                .header("Accept", place.getPath().equals("/") ? "text/html" : "application/json")
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() + " " + words(answer.body());
        } catch (IOException away) {
            return "no answer (" + away.getClass().getSimpleName() + ")";
        }
    }

    /** Returns the words that matter: all statuses of health, the notices or the title of a page. */
    private static String words(String body) {
        Matcher matcher = (body.startsWith("{") ? STATUS : NOTICE).matcher(body);
        StringBuilder words = new StringBuilder();
        while (matcher.find()) {
            words.append(words.isEmpty() ? "" : " ")
                    .append(matcher.group(1).replaceAll("<[^>]*>", "").strip());
        }
        return words.toString().replaceAll("\\s+", " ");
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
        http.close();
    }
}
