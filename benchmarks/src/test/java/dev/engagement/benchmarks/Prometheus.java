package dev.engagement.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus, with the project's own configuration and rules, and what is asked of it. */
final class Prometheus implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EVERY = "4s";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final Path said;

    private Prometheus(Process process, int port, Path said) {
        this.process = process;
        this.port = port;
        this.said = said;
    }

    /** Scrapes an installation every few seconds; {@code folder} is where it keeps everything. */
    static Prometheus start(Path folder, Installed installed) throws IOException {
        Path ops = ops();
        Files.createDirectories(folder.resolve("rules"));
        for (Path file : files(ops.resolve("rules"), ".yml")) {
            Files.writeString(
                    folder.resolve("rules").resolve(file.getFileName()),
                    Files.readString(file).replaceAll("(?m)^  interval: 15m$", "  interval: " + EVERY));
        }
        Path config = folder.resolve("prometheus.yml");
        Files.writeString(
                config,
                Files.readString(ops.resolve("prometheus.yml"))
                        .replace("_interval: 15s", "_interval: " + EVERY)
                        .replace("127.0.0.1:8080", installed.service().getAuthority())
                        .replace("127.0.0.1:8081", installed.reporting("").getAuthority()));
        int port = Installed.freePort();
        Path said = folder.resolve("prometheus.log");
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        return new Prometheus(process, port, said);
    }

    /** Where its configuration is. */
    static Path ops() {
        return Project.root().resolve("ops/prometheus");
    }

    static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    /** What promtool came to, and said. */
    record Checked(int exit, String said) {}

    static Checked promtool(String input, List<String> words, List<Path> files)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(words);
        files.forEach(file -> command.add(file.toString()));
        Path said = Files.createTempFile("promtool", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return new Checked(process.waitFor(), Files.readString(said));
    }

    boolean isReady() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("Prometheus is gone: " + Files.readString(said));
        }
        try {
            return http.send(HttpRequest.newBuilder(uri("/-/ready")).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The series that a query comes to now, without those that are no number. */
    List<JsonNode> query(String query) {
        return get("/api/v1/query?query=" + encode(query))
                .path("result")
                .valueStream()
                .filter(series -> !series.at("/value/1").asString().equals("NaN"))
                .toList();
    }

    /** The values of a label, of those series. */
    List<String> values(String label, String series) {
        return get("/api/v1/label/" + label + "/values?match%5B%5D=" + encode(series))
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    List<JsonNode> rules() {
        return get("/api/v1/rules")
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    private JsonNode get(String path) {
        try {
            JsonNode answer =
                    JSON.readTree(http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString())
                            .body());
            if (!answer.path("status").asString().equals("success")) {
                throw new IllegalArgumentException(path + ": " + answer);
            }
            return answer.path("data");
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        http.close();
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
