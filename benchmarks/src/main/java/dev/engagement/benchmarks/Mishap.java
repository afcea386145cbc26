package dev.engagement.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** A mishap that a {@link Campaign} causes while an import runs. */
enum Mishap {
    /** A process dies at once; it is started again. */
    KILL {
        @Override
        String strike(Installed installed, Random random) throws IOException {
            String part = Installed.PARTS.get(random.nextInt(Installed.PARTS.size()));
            installed.kill(part);
            return part;
        }
    },
    /** A small file that unpacks to a large one, or is not a log at all. */
    HOSTILE_FILE {
        @Override
        String strike(Installed installed, Random random) throws Exception {
            byte[] bomb = random.nextBoolean() ? bomb() : noise(random);
            int status = upload(installed.service(), bomb);
            return "answered " + status;
        }
    },
    /** Requests whose bodies never arrive. */
    SLOW_SENDERS {
        @Override
        String strike(Installed installed, Random random) throws Exception {
            List<Socket> held = new ArrayList<>();
            try {
                for (int sender = 0; sender < SENDERS; sender++) {
                    Socket socket = new Socket("127.0.0.1", installed.service().getPort());
                    held.add(socket);
                    socket.getOutputStream()
                            .write(
                                    "POST /webhooks/slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 26214400\r\n\r\nx"
                                            .getBytes(StandardCharsets.US_ASCII));
                }
                TimeUnit.SECONDS.sleep(5);
            } finally {
                for (Socket socket : held) {
                    socket.close();
                }
            }
            return SENDERS + " of them";
        }
    },
    /** PostgreSQL is stopped for a while, and then goes on. */
    HUNG_DATABASE {
        @Override
        String strike(Installed installed, Random random) throws Exception {
            List<ProcessHandle> processes = installed.processes("postgresql");
            signal("-STOP", processes);
            try {
                TimeUnit.SECONDS.sleep(5 + random.nextInt(20));
            } finally {
                signal("-CONT", processes);
            }
            return processes.size() + " processes";
        }
    },
    /** The broker loses the end of every partition. */
    LOST_TAIL {
        @Override
        String strike(Installed installed, Random random) throws Exception {
            List<ProcessHandle> supervisor = List.of(installed.supervisor());
            // It would start the broker again before its files are cut.
            signal("-STOP", supervisor);
            int cut = 0;
            try {
                installed.kill("broker");
                TimeUnit.MILLISECONDS.sleep(500);
                cut = cut(installed.data().resolve("broker/data"), random);
            } finally {
                signal("-CONT", supervisor);
            }
            return cut + " partitions cut";
        }
    };

    private static final int SENDERS = 8;
    private static final int MEBIBYTES = 900;
    private static final String MAPPING = """
            source: /tools/hostile
            connection: hostile
            format: xes
            request: "case:concept:name"
            time: {column: "time:timestamp"}
            rules:
            - tell: request-opened
              data: {activity: incident, service: mail}
            """;

    /** Causes the mishap, and returns the result in words. */
    abstract String strike(Installed installed, Random random) throws Exception;

    private static void signal(String which, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", which));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    private static int cut(Path logs, Random random) throws IOException {
        int cut = 0;
        Files.deleteIfExists(logs.resolve(".kafka_cleanshutdown"));
        try (DirectoryStream<Path> partitions = Files.newDirectoryStream(logs, "engagement.requests.v1-*")) {
            for (Path partition : partitions) {
                Path log = partition.resolve("00000000000000000000.log");
                try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
                    file.truncate(file.size() * (50 + random.nextInt(50)) / 100);
                    cut++;
                }
            }
        }
        return cut;
    }

    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(("<?xml version=\"1.0\"?><log><trace><string key=\"concept:name\" value=\"X-1\"/><event>"
                            + "<date key=\"time:timestamp\" value=\"2026-01-01T10:00:00Z\"/><string key=\"a\" value=\"")
                    .getBytes(StandardCharsets.UTF_8));
            byte[] filler = "a".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int mebibyte = 0; mebibyte < MEBIBYTES; mebibyte++) {
                gzip.write(filler);
            }
            gzip.write("\"/></event></trace></log>".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(200_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static int upload(URI service, byte[] log) throws IOException, InterruptedException {
        String boundary = "campaign";
        var body = new ByteArrayOutputStream();
        part(body, boundary, "mapping", "m.yaml", MAPPING.getBytes(StandardCharsets.UTF_8));
        part(body, boundary, "log", "log.xes.gz", log);
        body.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(service.resolve("/v1/imports"))
                                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static void part(OutputStream body, String boundary, String name, String file, byte[] bytes)
            throws IOException {
        body.write(("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                        .formatted(boundary, name, file))
                .getBytes(StandardCharsets.US_ASCII));
        body.write(bytes);
        body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
