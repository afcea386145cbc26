package dev.engagement.reporting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A command side with one connection, and one delivery in quarantine. */
final class StandInCommandSide implements AutoCloseable {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer http;
    private volatile boolean connected = true;

    StandInCommandSide() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** What it was asked: the method, the path, and by what right. */
    List<String> asked() {
        return asked;
    }

    /** From now on there is no connection. */
    void disconnect() {
        connected = false;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = (exchange.getRequestURI().getPath().endsWith("quarantine")
                        ? "{\"size\":1,\"deliveries\":[{\"id\":7,\"connection\":\"jira\",\"trouble\":\"unreadable\",\"reason\":\"no"
                                + " JSON\",\"receivedAt\":\"2026-03-01T00:00:00Z\",\"expiresAt\":\"2026-04-01T00:00:00Z\"}]}"
                        : !connected
                                ? "{\"connections\":[]}"
                                : "{\"connections\":[{\"name\":\"jira\",\"tool\":\"jira\",\"source\":\"/tools/jira\",\"secrets\":1,"
                                        + "\"lastDeliveryAt\":\"2026-03-01T00:00:00Z\",\"longestSilence\":3600,"
                                        + "\"ignored\":[{\"reason\":\"it is not about an issue\",\"deliveries\":1200,"
                                        + "\"lastAt\":\"2026-03-01T00:00:00Z\"}],\"unknownStates\":[{\"state\":\"In"
                                        + " Arbeit\",\"deliveries\":2,\"lastAt\":\"2026-03-01T00:00:00Z\"}]}]}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
