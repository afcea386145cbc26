package dev.engagement.reporting.warnings;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A webhook's receiver, which verifies what it gets by the library of Standard Webhooks, and may fail or hang. */
public final class WarningReceiver implements AutoCloseable {
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer http;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<Taken> tries = new CopyOnWriteArrayList<>();
    private final List<String> forged = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Behaviour behaviour = Behaviour.TAKES;
    private volatile Runnable beforeAnswer = () -> {};

    /** What the receiver does with the next deliveries. */
    public enum Behaviour {
        TAKES,
        FAILS,
        HANGS
    }

    /** A delivery. */
    public record Taken(String id, String contentType, Map<String, List<String>> headers, String body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String request() {
            return json().path("subject").asString("");
        }
    }

    public WarningReceiver() {
        this(0);
    }

    /** Creates a receiver on a port that was free a moment ago. */
    WarningReceiver(int port) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::take);
        http.start();
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/hook";
    }

    /** All that were accepted, in their order. */
    public List<Taken> taken() {
        return taken;
    }

    /** All that came, accepted or not. */
    public List<Taken> tries() {
        return tries;
    }

    /** Those that the library refused. */
    public List<String> forged() {
        return forged;
    }

    List<String> ids() {
        return taken.stream().map(Taken::id).toList();
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    /** From now on that is done when a delivery has come and is not answered yet. */
    public void beforeAnswer(Runnable next) {
        beforeAnswer = next;
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Taken delivery = new Taken(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders(),
                body);
        tries.add(delivery);
        beforeAnswer.run();
        switch (behaviour) {
            case HANGS -> hang();
            case FAILS -> exchange.sendResponseHeaders(500, -1);
            case TAKES -> {
                verify(delivery);
                taken.add(delivery);
                exchange.sendResponseHeaders(204, -1);
            }
        }
        exchange.close();
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void verify(Taken delivery) {
        try {
            new Webhook(SECRET).verify(delivery.body(), lowerCase(delivery.headers()));
        } catch (WebhookVerificationException refused) {
            forged.add(delivery.id() + ": " + refused.getMessage());
        }
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    @Override
    public void close() {
        closing.countDown();
        http.stop(0);
    }
}
