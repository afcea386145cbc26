package dev.engagement.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions to an installation over HTTP; a path without a service goes to its reporting service. */
public final class TimedQuestions implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Installed installed;

    TimedQuestions(Installed installed) {
        this.installed = installed;
    }

    /** Returns the body of the answer; asks again while the server says to come back later. */
    public String ask(String path) throws InterruptedException {
        return ask(installed.reporting(path));
    }

    /** Returns the body of any service's answer in the same way. */
    public String ask(URI question) throws InterruptedException {
        String[] body = new String[1];
        installed.await(question.toString(), () -> {
            Optional<HttpResponse<String>> answer =
                    send(HttpRequest.newBuilder(question).build());
            answer.filter(given -> given.statusCode() == 200).ifPresent(given -> body[0] = given.body());
            return body[0] != null;
        });
        return body[0];
    }

    public JsonNode askJson(String path) throws InterruptedException {
        return JSON.readTree(ask(path));
    }

    /** Returns the first answer, of any status. */
    public JsonNode now(String path) {
        return JSON.readTree(tryToAsk(path).orElseThrow().body());
    }

    /** Posts JSON. */
    public JsonNode postJson(String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(installed.reporting(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return JSON.readTree(send(request.build()).orElseThrow().body());
    }

    /** Downloads a file, and returns its number of bytes. */
    public long download(String path, OutputStream to) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(installed.reporting(path)).build();
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException(path + " answered " + answer.statusCode());
            }
            return body.transferTo(to);
        }
    }

    /** Returns the median milliseconds of some downloads, after others that only warm up. */
    double median(String path, int warm, int rounds) throws IOException, InterruptedException {
        double[] millis = new double[rounds];
        for (int n = -warm; n < rounds; n++) {
            long begin = System.nanoTime();
            download(path, OutputStream.nullOutputStream());
            millis[Math.max(n, 0)] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        return millis[rounds / 2];
    }

    /** Returns the instant up to which all entries are known, by a scorecard; empty if it cannot say now. */
    Optional<Instant> completeTo() {
        return tryToAsk("/v1/scorecard?from=1901-01-01T00:00:00Z&to=1901-01-02T00:00:00Z")
                .filter(answer -> answer.statusCode() == 200)
                .map(answer ->
                        JSON.readTree(answer.body()).at("/asOf/completeTo").asString(""))
                .filter(text -> !text.isEmpty())
                .map(Instant::parse);
    }

    private Optional<HttpResponse<String>> tryToAsk(String path) {
        return send(HttpRequest.newBuilder(installed.reporting(path)).build());
    }

    private Optional<HttpResponse<String>> send(HttpRequest request) {
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
