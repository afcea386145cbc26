package dev.engagement.standalone.service;

import dev.engagement.standalone.supervise.ClassArchive;
import dev.engagement.standalone.supervise.Command;
import dev.engagement.standalone.supervise.Java;
import dev.engagement.standalone.supervise.Part;
import dev.engagement.standalone.supervise.Shutdown;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A service as a part: one of the two.
 *
 * @param name its module's name
 * @param program the program to run
 * @param prepared archives of its classes, if there are any
 * @param heapMegabytes of its heap, at most
 * @param port on the loopback address only
 * @param settings its own settings, besides those of both services
 * @param secrets settings that must not appear on a command line
 * @param main another main class and its arguments, asked at each start; empty for the program's own
 */
public record Service(
        String name,
        Program program,
        Path prepared,
        int heapMegabytes,
        int port,
        Map<String, String> settings,
        Secrets secrets,
        Supplier<List<String>> main) {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** Time for the requests under way, and for writing the class archive. */
    private static final Shutdown ENDING = Shutdown.terminate(Duration.ofSeconds(45));

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    public Service {
        settings = Map.copyOf(settings);
    }

    /** Settings by names of environment variables, read when the service starts. */
    @FunctionalInterface
    public interface Secrets {
        Map<String, String> read() throws IOException;
    }

    public Part part(Set<String> startsAfter, Set<String> stopsBefore) {
        return new Part(name, this::prepare, this::ready, ENDING, startsAfter, stopsBefore);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private Command prepare() throws IOException, InterruptedException {
        Path jar = program.jar();
        List<String> options = new ArrayList<>(List.of(
                "-Xms256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // DuckDB writes Parquet with a native library of its own.
                "--enable-native-access=ALL-UNNAMED"));
        Path place = jar.resolveSibling(".").normalize();
        options.addAll(ClassArchive.options(
                prepared, place, options, place.getFileName().toString()));
        // Not among the options by which an archive is known: it fits any heap.
        options.add("-Xmx" + heapMegabytes + "m");
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("server.address", "127.0.0.1");
        all.put("server.port", Integer.toString(port));
        all.put("spring.output.ansi.enabled", "never");
        all.forEach((key, value) -> options.add("-D" + key + "=" + value));
        List<String> another = main.get();
        return new Command(
                another.isEmpty() ? Java.jar(jar, options, another) : Java.main(jar, options, another), secrets.read());
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
