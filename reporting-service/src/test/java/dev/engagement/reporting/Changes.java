package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A reader of a stream of changes, who keeps what comes. */
final class Changes implements AutoCloseable {
    private static final String DATA = "data:";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final InputStream stream;

    Changes(HttpClient client, HttpRequest request) {
        try {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            stream = answer.body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException closed) {
            lines.add("closed");
        }
    }

    /** Returns how many lines came, with those that only say that the stream lives. */
    int lines() {
        return lines.size();
    }

    String text() {
        return String.join("\n", lines);
    }

    /** Returns the different states of the board, without the minute, which changes by itself. */
    Set<String> states() {
        return lines.stream()
                .filter(line -> line.startsWith(DATA) && line.length() > DATA.length())
                .map(line -> line.substring(line.indexOf('/')))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
