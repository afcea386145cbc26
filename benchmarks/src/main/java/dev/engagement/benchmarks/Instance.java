package dev.engagement.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service that nobody supervises, started as on a server: by its jar, with its settings as environment variables. */
public final class Instance implements AutoCloseable {
    private final Process process;
    private final URI url;

    private Instance(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    static Instance start(Path jar, int port, Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx768m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar.toString())
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("instance", ".log").toFile());
        builder.environment().putAll(settings);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        return new Instance(builder.start(), URI.create("http://127.0.0.1:" + port));
    }

    public URI url() {
        return url;
    }

    boolean isUp(HttpClient http) {
        HttpRequest question =
                HttpRequest.newBuilder(url.resolve("/actuator/health")).build();
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Lets it finish what it has begun. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
