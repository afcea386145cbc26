package dev.engagement.standalone.serve;

import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The ports of all parts. */
final class Ports {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "where tools push to (default: ${DEFAULT-VALUE})")
    int service;

    @Option(
            names = "--reporting-port",
            defaultValue = "8081",
            paramLabel = "PORT",
            description = "where figures are asked for (default: ${DEFAULT-VALUE})")
    int reporting;

    @Option(
            names = "--postgres-port",
            defaultValue = "5439",
            paramLabel = "PORT",
            description = "PostgreSQL (default: ${DEFAULT-VALUE})")
    int postgresql;

    @Option(
            names = "--kafka-port",
            defaultValue = "9094",
            paramLabel = "PORT",
            description = "the Kafka broker (default: ${DEFAULT-VALUE})")
    int kafka;

    /** Returns unused ports. */
    static Ports free() throws IOException {
        Ports ports = new Ports();
        try (ServerSocket service = new ServerSocket(0, 1, LOOPBACK);
                ServerSocket reporting = new ServerSocket(0, 1, LOOPBACK);
                ServerSocket postgresql = new ServerSocket(0, 1, LOOPBACK);
                ServerSocket kafka = new ServerSocket(0, 1, LOOPBACK)) {
            ports.service = service.getLocalPort();
            ports.reporting = reporting.getLocalPort();
            ports.postgresql = postgresql.getLocalPort();
            ports.kafka = kafka.getLocalPort();
        }
        return ports;
    }

    /** Throws an obstacle if a port cannot be used. */
    void check() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("--port", service);
        ports.put("--reporting-port", reporting);
        ports.put("--postgres-port", postgresql);
        ports.put("--kafka-port", kafka);
        Map<Integer, String> seen = new HashMap<>();
        ports.forEach((option, port) -> checkSense(option, port, seen));
        ports.forEach(Ports::checkFree);
    }

    private static void checkSense(String option, int port, Map<Integer, String> seen) {
        if (port < 1 || port > 65_535) {
            throw new Obstacle("%s %d is not a port: it must be between 1 and 65535".formatted(option, port));
        }
        String other = seen.put(port, option);
        if (other != null) {
            throw new Obstacle("%s and %s both are %d; choose another for one of them".formatted(other, option, port));
        }
    }

    private static void checkFree(String option, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Allows a port that was closed a moment ago.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        } catch (IOException taken) {
            throw new Obstacle("port %d is not available (%s): another program may be using it; choose another with %s"
                    .formatted(port, taken.getMessage(), option));
        }
    }
}
