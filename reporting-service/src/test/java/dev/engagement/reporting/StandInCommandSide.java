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
public final class StandInCommandSide implements AutoCloseable {
    private static final String KEPT =
            "{\"id\":7,\"connection\":\"jira\",\"trouble\":\"unreadable\",\"reason\":\"no JSON\","
                    + "\"receivedAt\":\"2026-03-01T00:00:00Z\",\"expiresAt\":\"2026-04-01T00:00:00Z\"}";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer http;
    private volatile boolean connected = true;
    private volatile String usual = "null";
    private volatile String outcome = "waiting";
    private volatile int charterStatus = 201;
    private volatile String charterBody = "{}";
    private volatile String sent = "";
    private final List<String> said = new CopyOnWriteArrayList<>();
    private volatile int eventsStatus = 200;
    private volatile Runnable beforeAnswer = () -> {};

    public StandInCommandSide() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** What it was asked: the method, the path, and by what right. */
    public List<String> asked() {
        return asked;
    }

    /** From now on there is a connection, or none. */
    void connected(boolean is) {
        connected = is;
    }

    /** From now on that many seconds are usual at this hour of the week. */
    void usual(long seconds) {
        usual = String.valueOf(seconds);
    }

    /** From now on a delivery that is retried ends like that. */
    void retriesEnd(String as) {
        outcome = as;
    }

    /** From now on a charter that is published or signed is answered like that. */
    void chartersAnswer(int status, String body) {
        charterStatus = status;
        charterBody = body;
    }

    /** The last document about a charter, after its preconditions. */
    String sent() {
        return sent;
    }

    /** From now on events are answered like that. */
    public void eventsAnswer(int status) {
        eventsStatus = status;
    }

    /** From now on that is done when events have come and are not answered yet. */
    public void beforeAnswer(Runnable next) {
        beforeAnswer = next;
    }

    /** The batches of events, in their order. */
    public List<String> said() {
        return said;
    }

    private void events(HttpExchange exchange) throws IOException {
        said.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        beforeAnswer.run();
        byte[] bytes =
                "{\"recorded\":1,\"duplicates\":0,\"rejected\":0,\"results\":[]}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(eventsStatus, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void charter(HttpExchange exchange) throws IOException {
        sent = exchange.getRequestHeaders().getFirst("If-Match") + " "
                + exchange.getRequestHeaders().getFirst("If-None-Match") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] bytes = charterBody.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(charterStatus, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/v1/events")) {
            events(exchange);
            return;
        }
        if (path.startsWith("/v1/charters/")) {
            charter(exchange);
            return;
        }
        boolean isKept = outcome.equals("quarantined");
        String body = path.endsWith("/retry")
                ? "{\"retried\":1,\"outcome\":\"" + outcome + "\"}"
                : path.endsWith("/quarantine/7")
                        ? isKept ? KEPT : "{}"
                        : path.endsWith("quarantine")
                                ? "{\"size\":1,\"deliveries\":[" + KEPT + "]}"
                                : "{\"connections\":[" + (connected ? jira() : "") + "]}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        int status = path.endsWith("/retry") ? 202 : path.endsWith("/quarantine/7") && !isKept ? 404 : 200;
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String jira() {
        return "{\"name\":\"jira\",\"tool\":\"jira\",\"source\":\"/tools/jira\",\"secrets\":1,"
                + "\"lastDeliveryAt\":\"2026-03-01T00:00:00Z\",\"longestSilence\":0,\"usualSilence\":" + usual
                + ",\"ignored\":[{\"reason\":\"it is not about an issue\",\"deliveries\":1200,"
                + "\"lastAt\":\"2026-03-01T00:00:00Z\"}],\"unknownStates\":[{\"state\":\"In"
                + " Arbeit\",\"deliveries\":2,\"lastAt\":\"2026-03-01T00:00:00Z\"}]}";
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
