package dev.engagement.benchmarks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@link PlainController} as a process of its own, beside an installation: the same JVM, its flags, the same PostgreSQL. */
final class PlainService implements AutoCloseable {
    private final Process process;
    private final int port;

    private PlainService(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static PlainService beside(Installed installed) throws Exception {
        Yardstick.createTables(installed);
        int port = Installed.freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        installed.arguments("engagement-service").stream()
                .filter(word -> word.startsWith("-X") && !word.contains("SharedArchive"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PlainController.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("plain", ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        // Not the settings of the reporting side, which are on the class path.
                        "SPRING_CONFIG_NAME",
                        "plain",
                        "SERVER_PORT",
                        Integer.toString(port),
                        "SERVER_ADDRESS",
                        "127.0.0.1",
                        // As ours: senders keep their connections.
                        "SERVER_TOMCAT_MAXKEEPALIVEREQUESTS",
                        "-1",
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://127.0.0.1:%d/engagement".formatted(installed.postgresPort()),
                        "SPRING_DATASOURCE_USERNAME",
                        "engagement",
                        "SPRING_DATASOURCE_PASSWORD",
                        installed.postgresPassword()));
        PlainService plain = new PlainService(builder.start(), port);
        installed.await("the plain controller", plain::answers);
        return plain;
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the plain controller ended with " + process.exitValue());
        }
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (ConnectException notYet) {
            return false;
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Returns the processor time that it has used so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    URI door() {
        return URI.create("http://127.0.0.1:" + port + "/plain");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
