package dev.engagement.standalone.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.standalone.Engagement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./engagement serve} as a process of its own, that may be killed. */
public final class Run implements AutoCloseable {
    private final Process process;
    private final Path output;

    private Run(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Run start(Path home, Path data, int[] ports) throws IOException {
        Path output = Files.createTempFile(home, "serve", ".log");
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dengagement.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Engagement.class.getName(),
                "serve"));
        words.addAll(options(data, ports));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Run(process, output);
    }

    static List<String> options(Path data, int[] ports) {
        return List.of(
                "--data=" + data,
                "--port=" + ports[0],
                "--reporting-port=" + ports[1],
                "--postgres-port=" + ports[2],
                "--kafka-port=" + ports[3]);
    }

    /** Four that nobody listens on. */
    public static int[] freePorts() throws IOException {
        int[] ports = new int[4];
        List<ServerSocket> sockets = new ArrayList<>();
        for (int n = 0; n < ports.length; n++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports[n] = socket.getLocalPort();
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    void awaitSaid(String words) {
        await(words)
                .atMost(Duration.ofSeconds(120))
                .failFast(() -> assertThat(process.isAlive()).as(said()).isTrue())
                .until(() -> said().contains(words));
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C or a system that shuts down would. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not stop: " + said());
        }
        return process.exitValue();
    }

    void awaitEnd(int code) throws InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(said()).isTrue();
        assertThat(process.exitValue()).isEqualTo(code);
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            stop();
        }
    }
}
