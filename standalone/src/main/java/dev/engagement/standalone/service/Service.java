package dev.engagement.standalone.service;

import dev.engagement.standalone.Obstacle;
import dev.engagement.standalone.supervise.Command;
import dev.engagement.standalone.supervise.Ending;
import dev.engagement.standalone.supervise.Java;
import dev.engagement.standalone.supervise.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One of the two services as a part.
 *
 * @param name as its module is called
 * @param home the project's root, where it was built
 * @param port where it listens, on the loopback address alone
 * @param settings its own settings, beside those that both have
 * @param secrets settings that nobody may read from a command line
 */
public record Service(String name, Path home, int port, Map<String, String> settings, Secrets secrets) {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    public Service {
        settings = Map.copyOf(settings);
    }

    /** Settings by names of environment variables, as they are when the service starts. */
    @FunctionalInterface
    public interface Secrets {
        Map<String, String> read() throws IOException;
    }

    /** What the build left. */
    private Path jar() {
        Path target = home.resolve(name).resolve("target");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().matches(name + "-.*-app\\.jar"))
                    .max((a, b) -> a.toFile().lastModified() < b.toFile().lastModified() ? -1 : 1)
                    .orElseThrow(() -> new Obstacle(
                            "%s is not built: there is no %s-*-app.jar in %s".formatted(name, name, target)));
        } catch (IOException unreadable) {
            throw new Obstacle("%s cannot be read: %s".formatted(target, unreadable.getMessage()));
        }
    }

    public Part part(Set<String> startsAfter, Set<String> stopsBefore) {
        return new Part(name, this::prepare, this::ready, Ending.TERMINATE, startsAfter, stopsBefore);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private Command prepare() throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xms128m", "-Xmx768m", "-XX:+ExitOnOutOfMemoryError"));
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("server.address", "127.0.0.1");
        all.put("server.port", Integer.toString(port));
        all.put("spring.output.ansi.enabled", "never");
        all.forEach((key, value) -> options.add("-D" + key + "=" + value));
        return new Command(Java.jar(jar(), options), secrets.read());
    }

    private boolean ready() throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(url().resolve("/actuator/health"))
                .timeout(PATIENCE)
                .build();
        try {
            return HTTP.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
