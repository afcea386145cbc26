package dev.engagement.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** {@code ./engagement serve} on a data folder and free ports, with the actions of its users and of its killers. */
public final class Installed implements AutoCloseable {
    /**
     * The parts that may be killed, by the names of their pid files. Killed in this order, each recovers soon: the broker, when it is back,
     * waits again for a dead reader of the reporting side, and so comes before that; the wait passes while the others are killed.
     */
    public static final List<String> PARTS = List.of("broker", "reporting-service", "engagement-service", "postgresql");

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long STEP_MILLIS = 100;
    private static final int NOT_DONE = 2;
    private static final int MOST_TRIES = 90;

    private final Path data;
    private final int[] ports;
    private final Process process;
    private final Path said;
    private final TimedQuestions questions;

    private Installed(Path data, int[] ports, Process process, Path said) {
        this.data = data;
        this.ports = ports;
        this.process = process;
        this.said = said;
        this.questions = new TimedQuestions(this);
    }

    /** Starts everything and waits until it reports that it is ready. */
    public static Installed start(Path data) throws IOException, InterruptedException {
        return start(data, Map.of());
    }

    /** Starts everything with settings of the services, as environment variables, and with more words on the command line. */
    public static Installed start(Path data, Map<String, String> settings, String... words)
            throws IOException, InterruptedException {
        int[] ports = freePorts(4);
        Path said = Files.createTempFile("serve", ".log");
        List<String> command = EngagementCommand.of(
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

    /** Returns an unused port. */
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

    /** The data folder. */
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

    /** Runs {@code ./engagement import}, as a process of its own. */
    public EngagementCommand.CommandResult importFile(Path file) throws IOException, InterruptedException {
        return importFile(file, service());
    }

    /** Imports into one of several instances. */
    public EngagementCommand.CommandResult importFile(Path file, URI service) throws IOException, InterruptedException {
        return EngagementCommand.run("import", file.toString(), "--url=" + service);
    }

    /** Imports in the background; repeats a failed import, as a tool sends again without an answer. */
    public CompletableFuture<EngagementCommand.CommandResult> importing(Path file, URI service) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                EngagementCommand.CommandResult imported = importFile(file, service);
                for (int tries = 1; imported.exit() == NOT_DONE && tries < MOST_TRIES; tries++) {
                    imported = importFile(file, service);
                }
                return imported;
            } catch (IOException | InterruptedException fault) {
                throw new CompletionException(fault);
            }
        });
    }

    /** Returns the processor time that all running processes have used so far. */
    Duration processorTime() {
        return process.descendants()
                .flatMap(running -> running.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns the greatest memory that a part ever held, heap and all else, in megabytes. */
    public long peakMegabytes(String part) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid(part)), "status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    /** The questions to it over HTTP. */
    public TimedQuestions questions() {
        return questions;
    }

    /** Returns the address of a path of the reporting service. */
    public URI reporting(String path) {
        return URI.create("http://127.0.0.1:" + ports[1] + path);
    }

    /** Waits until the reporting side knows all entries recorded before now. */
    public void awaitVisible() throws InterruptedException {
        Instant now = Instant.now();
        await(
                "complete to " + now,
                () -> questions.completeTo().filter(time -> time.isAfter(now)).isPresent());
    }

    /** Kills a part, like {@code kill -9}. */
    public void kill(String part) throws IOException {
        ProcessHandle.of(pid(part)).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Returns the arguments that a part's program was started with. */
    List<String> arguments(String part) throws IOException {
        return List.of(
                ProcessHandle.of(pid(part)).orElseThrow().info().arguments().orElseThrow());
    }

    /** Returns a part's process and all processes that it started. */
    List<ProcessHandle> processes(String part) throws IOException {
        ProcessHandle first = ProcessHandle.of(pid(part)).orElseThrow();
        return Stream.concat(Stream.of(first), first.descendants()).toList();
    }

    /** Returns the process that starts parts again. */
    ProcessHandle supervisor() {
        return process.toHandle();
    }

    private long pid(String part) throws IOException {
        String file = Files.readString(data.resolve("run").resolve(part + ".pid"));
        return Long.parseLong(file.split("\\s", 2)[0]);
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
        questions.close();
        process.destroy();
        if (process.waitFor(90, TimeUnit.SECONDS)) {
            QuickStart.takeFrom(data);
        } else {
            process.destroyForcibly();
        }
    }
}
