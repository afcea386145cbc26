package dev.engagement.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./engagement serve} on a data folder and free ports, and what its users and its killers do with it. */
public final class Installed implements AutoCloseable {
    /**
     * The parts that may be killed, by the names of their pid files. In this order each is soon itself again: the broker, when it is back,
     * gives a dead reader of the reporting side 45 seconds anew, and so comes before it; these pass while the others are killed.
     */
    public static final List<String> PARTS = List.of("broker", "reporting-service", "engagement-service", "postgresql");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long STEP_MILLIS = 100;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path data;
    private final int[] ports;
    private final Process process;
    private final Path said;

    private Installed(Path data, int[] ports, Process process, Path said) {
        this.data = data;
        this.ports = ports;
        this.process = process;
        this.said = said;
    }

    /** Starts everything and waits until it says that it is ready. */
    public static Installed start(Path data) throws IOException, InterruptedException {
        return start(data, Map.of());
    }

    /** The same with settings of the services, as environment variables, and with more words on the command line. */
    public static Installed start(Path data, Map<String, String> settings, String... words)
            throws IOException, InterruptedException {
        int[] ports = freePorts(4);
        Path said = Files.createTempFile("serve", ".log");
        List<String> command = command(
                "serve",
                "--data=" + data,
                "--port=" + ports[0],
                "--reporting-port=" + ports[1],
                "--postgres-port=" + ports[2],
                "--kafka-port=" + ports[3]);
        command.addAll(List.of(words));
        ProcessBuilder serve =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        serve.environment().putAll(settings);
        Installed installed = new Installed(data, ports, serve.start(), said);
        installed.await("ready after", () -> installed.said().contains("ready after"));
        return installed;
    }

    private static List<String> command(String... words) throws IOException {
        Path root = root();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dengagement.home=" + root,
                "-cp",
                standaloneJar(root).toString(),
                "dev.engagement.standalone.Engagement"));
        command.addAll(List.of(words));
        return command;
    }

    /** The project's root: the nearest folder above that has the launcher. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("engagement")) || !Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "this is not inside the project");
        }
        return folder;
    }

    /** A folder of real input that lies beside the project; empty where it is absent. */
    public static Optional<Path> sharedData() {
        for (Path folder = root(); folder != null; folder = folder.getParent()) {
            Path shared = folder.resolve("shared/data");
            if (Files.isDirectory(shared)) {
                return Optional.of(shared);
            }
        }
        return Optional.empty();
    }

    private static Path standaloneJar(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("standalone/target"))) {
            return files.filter(
                            file -> file.getFileName().toString().matches("standalone-[0-9][^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("standalone is not built"));
        }
    }

    /** One that nobody listens on now. */
    static int freePort() throws IOException {
        return freePorts(1)[0];
    }

    private static int[] freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        int[] ports = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    public String said() {
        try {
            return Files.readString(said);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Its data folder. */
    public Path data() {
        return data;
    }

    public URI service() {
        return URI.create("http://127.0.0.1:" + ports[0]);
    }

    public String brokers() {
        return "127.0.0.1:" + ports[3];
    }

    public int postgresPort() {
        return ports[2];
    }

    public String postgresPassword() throws IOException {
        return Files.readString(data.resolve("postgresql/password")).strip();
    }

    public Connection database(String name) throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports[2], name), "engagement", postgresPassword());
    }

    /** Starts one more instance of a service beside the one that is there, over the same database and broker. */
    public Instance another(String service) throws IOException, InterruptedException {
        String database = service.equals("engagement-service") ? "engagement" : "reporting";
        Map<String, String> settings = Map.of(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:%d/%s?reWriteBatchedInserts=true".formatted(ports[2], database),
                "SPRING_DATASOURCE_USERNAME",
                "engagement",
                "SPRING_DATASOURCE_PASSWORD",
                postgresPassword(),
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                brokers(),
                "ENGAGEMENT_KEYS",
                data.resolve("keys.yaml").toString(),
                "ENGAGEMENT_KEY_FILE",
                data.resolve("installation.key").toString());
        try (Stream<Path> files = Files.walk(data.resolve("programs").resolve(service), 2)) {
            Path jar = files.filter(file -> file.getFileName().toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow();
            Instance instance = Instance.start(jar, freePort(), settings);
            await(service + " again", () -> instance.isUp(http));
            return instance;
        }
    }

    /** What an import came to. */
    public record Imported(int exit, String said) {}

    /** {@code ./engagement import}, as a process of its own. */
    public Imported importFile(Path file) throws IOException, InterruptedException {
        return importFile(file, service());
    }

    /** The same into one of several instances. */
    public Imported importFile(Path file, URI service) throws IOException, InterruptedException {
        Path output = Files.createTempFile("import", ".log");
        Process importing = new ProcessBuilder(command("import", file.toString(), "--url=" + service))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Imported(importing.waitFor(), Files.readString(output));
    }

    /** The body that a question to the reporting service gets; asks again while it is told to. */
    public String ask(String path) throws InterruptedException {
        return ask(reporting(path));
    }

    /** The same of one of several instances. */
    public String ask(URI question) throws InterruptedException {
        String[] body = new String[1];
        await(question.toString(), () -> {
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

    /** Takes a file from the reporting service as it comes, and says how many bytes it has. */
    public long download(String path, OutputStream to) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(reporting(path)).build();
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException(path + " answered " + answer.statusCode());
            }
            return body.transferTo(to);
        }
    }

    /** The greatest memory that a part ever held, its heap and all else, in megabytes. */
    public long peakMegabytes(String part) throws IOException {
        String pid =
                Files.readString(data.resolve("run").resolve(part + ".pid")).split("\\s", 2)[0];
        return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    /** What a question to the reporting service gets at once. */
    public JsonNode now(String path) {
        return JSON.readTree(tryToAsk(path).orElseThrow().body());
    }

    /** Posts JSON to the reporting service. */
    public JsonNode postJson(String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(reporting(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return JSON.readTree(send(request.build()).orElseThrow().body());
    }

    /** Where a path of the reporting service is. */
    public URI reporting(String path) {
        return URI.create("http://127.0.0.1:" + ports[1] + path);
    }

    private Optional<HttpResponse<String>> tryToAsk(String path) {
        return send(HttpRequest.newBuilder(reporting(path)).build());
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

    /** Waits until the reporting side knows everything that was recorded before now. */
    public void awaitVisible() throws InterruptedException {
        Instant now = Instant.now();
        await("complete to " + now, () -> tryToAsk("/v1/scorecard?from=1901-01-01T00:00:00Z&to=1901-01-02T00:00:00Z")
                .filter(answer -> answer.statusCode() == 200)
                .map(answer ->
                        JSON.readTree(answer.body()).at("/asOf/completeTo").asString(""))
                .filter(text -> !text.isEmpty() && Instant.parse(text).isAfter(now))
                .isPresent());
    }

    /** As {@code kill -9} does. */
    public void kill(String part) throws IOException {
        String line = Files.readString(data.resolve("run").resolve(part + ".pid"));
        ProcessHandle.of(Long.parseLong(line.split("\\s", 2)[0])).ifPresent(ProcessHandle::destroyForcibly);
    }

    public void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("waited in vain for: " + what + "\n" + said());
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        http.close();
        process.destroy();
        if (process.waitFor(90, TimeUnit.SECONDS)) {
            QuickStart.takeFrom(data);
        } else {
            process.destroyForcibly();
        }
    }
}
