package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release, unpacked elsewhere: a Java runtime is all that it needs, no Maven, no compiler and no repository. */
class ReleaseTest {
    @TempDir
    private Path elsewhere;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void it_starts_takes_the_first_entry_of_the_readme_and_shows_its_figure() throws Exception {
        Path release = unpacked();
        Path runtime = runtime();
        String readme = Files.readString(release.resolve("README.md"));
        int[] ports = {Installed.freePort(), Installed.freePort(), Installed.freePort(), Installed.freePort()};
        Path said = elsewhere.resolve("said");
        ProcessBuilder serve = new ProcessBuilder(
                        release.resolve("engagement").toString(),
                        "serve",
                        "--data=" + elsewhere.resolve("data"),
                        "--port=" + ports[0],
                        "--reporting-port=" + ports[1],
                        "--postgres-port=" + ports[2],
                        "--kafka-port=" + ports[3])
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        serve.environment().put("JAVA_HOME", runtime.toString());
        serve.environment().put("PATH", "/usr/bin:/bin");
        serve.environment().put("HOME", elsewhere.toString());
        Process server = serve.start();
        try {
            Awaitility.await().atMost(3, TimeUnit.MINUTES).until(() -> {
                assertThat(server.isAlive()).as(Files.readString(said)).isTrue();
                return Files.readString(said).contains("ready after");
            });

            assertThat(post(ports[0], firstEntry(readme))).contains("\"recorded\":2");
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> get(ports[1], "/v1/requests/first:REQ-1")
                    .contains("\"service\":2400"));
            assertThat(Files.readString(said)).doesNotContain("building");
        } finally {
            server.descendants().forEach(ProcessHandle::destroy);
            server.destroy();
            server.waitFor(1, TimeUnit.MINUTES);
        }
    }

    /** Copies the folder that the build packs into the archives, with the rights of its files. */
    private Path unpacked() throws IOException, InterruptedException {
        try (Stream<Path> folders = Files.list(Project.root().resolve("standalone/target/release"))) {
            Path folder = folders.filter(Files::isDirectory).findFirst().orElseThrow();
            Process copy = new ProcessBuilder("cp", "-rp", folder.toString(), elsewhere.toString())
                    .inheritIO()
                    .start();
            assertThat(copy.waitFor()).isZero();
            return elsewhere.resolve(folder.getFileName().toString());
        }
    }

    /** Makes a Java runtime without a compiler out of this one. */
    private Path runtime() throws IOException, InterruptedException {
        Path jdk = Path.of(System.getProperty("java.home"));
        Path runtime = elsewhere.resolve("runtime");
        Files.createDirectories(runtime.resolve("bin"));
        for (String part : List.of("lib", "conf", "release", "legal")) {
            if (Files.exists(jdk.resolve(part))) {
                Files.createSymbolicLink(runtime.resolve(part), jdk.resolve(part));
            }
        }
        Process copy = new ProcessBuilder(
                        "cp",
                        jdk.resolve("bin/java").toString(),
                        runtime.resolve("bin").toString())
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();
        return runtime;
    }

    private static String firstEntry(String readme) {
        Matcher command = Pattern.compile("cloudevents-batch\\+json' http://127.0.0.1:8080/v1/events -d '([^']*)'")
                .matcher(readme);
        assertThat(command.find()).isTrue();
        return command.group(1);
    }

    private String post(int port, String body) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/events"))
                                .header("Content-Type", "application/cloudevents-batch+json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private String get(int port, String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
