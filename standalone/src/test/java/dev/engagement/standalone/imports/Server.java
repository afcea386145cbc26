package dev.engagement.standalone.imports;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Answers as the command service does: a line it has seen is a duplicate, a line that says "bad" is refused. */
final class Server implements AutoCloseable {
    private final HttpServer http;
    private final Set<String> seen = new HashSet<>();
    final List<List<String>> requests = Collections.synchronizedList(new ArrayList<>());
    /** Statuses to answer instead, in order; 0 takes the lines and breaks the connection, 200 is an ordinary answer. */
    final Deque<Integer> faults = new ArrayDeque<>();
    /** The keys that came, one a request that brought one. */
    final List<String> keys = Collections.synchronizedList(new ArrayList<>());

    private int last;

    Server() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (HttpContext door : List.of(
                http.createContext("/v1/events", this::answer),
                http.createContext("/v1/imports", this::answerImport))) {
            door.getFilters()
                    .add(Filter.beforeHandler(
                            "keys",
                            exchange -> keys.addAll(
                                    exchange.getRequestHeaders().getOrDefault("Authorization", List.of()))));
        }
        http.start();
    }

    /** Nobody listens any more after so many requests, the last of which must be one whose connection breaks. */
    void closesAfter(int requests) {
        last = requests;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        List<String> lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        requests.add(lines);
        int fault = faults.isEmpty() ? 200 : faults.pop();
        if (fault != 200 && fault != 0) {
            send(exchange, fault, "{\"title\":\"Not now\",\"detail\":\"the database is away\"}");
            return;
        }
        String answer = take(lines);
        if (fault == 0) {
            if (requests.size() == last) {
                // Its port first, so that who comes again finds nobody.
                http.stop(0);
            }
            exchange.close();
            return;
        }
        boolean stream =
                "application/x-ndjson".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        send(exchange, stream ? 200 : 415, answer);
    }

    /** A job that is done when it is looked at, with one refusal if the file says "bad". */
    private synchronized void answerImport(HttpExchange exchange) throws IOException {
        List<String> body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (exchange.getRequestMethod().equals("GET")) {
            String refusals = requests.getLast().contains("bad") ? "{\"line\":2,\"says\":\"it is bad\"}" : "";
            send(exchange, 200, """
                    {"id":"7","state":"done","bytes":9,"bytesRead":9,"rows":3,"recorded":2,"duplicates":0,"refused":%d,\
                    "rowsPerSecond":3,"refusals":[%s]}""".formatted(refusals.isEmpty() ? 0 : 1, refusals));
            return;
        }
        requests.add(body);
        if (body.contains("wrong")) {
            send(exchange, 422, "{\"title\":\"The mapping is not valid\",\"detail\":\"it is wrong\"}");
        } else if (exchange.getRequestURI().toString().endsWith("?dryRun=true")) {
            send(
                    exchange,
                    200,
                    "{\"rows\":3,\"entries\":{\"request-opened\":2},\"refused\":0,\"first\":[{\"id\":\"one\"}],\"refusals\":[]}");
        } else {
            send(exchange, 202, "{\"id\":\"7\",\"state\":\"waiting\"}");
        }
    }

    private String take(List<String> lines) {
        int recorded = 0;
        int duplicates = 0;
        List<String> rejected = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n);
            if (line.contains("bad")) {
                rejected.add(
                        "{\"line\":%d,\"id\":null,\"outcome\":\"rejected\",\"problem\":{\"title\":\"Not so\",\"detail\":\"it is bad\",\"field\":\"data.by\"}}"
                                .formatted(n + 1));
            } else if (seen.add(line)) {
                recorded++;
            } else {
                duplicates++;
            }
        }
        return "{\"recorded\":%d,\"duplicates\":%d,\"rejected\":%d,\"results\":[%s]}"
                .formatted(recorded, duplicates, rejected.size(), String.join(",", rejected));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
