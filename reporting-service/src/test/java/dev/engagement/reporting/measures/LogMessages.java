package dev.engagement.reporting.measures;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Recorded;
import dev.engagement.events.Timestamps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a log that has one CloudEvent a line, gzip or not. */
final class LogMessages {
    static final JsonMapper JSON = new JsonMapper();

    private LogMessages() {}

    /** Returns the messages in the log's order, without those that it repeats word for word. */
    static List<JsonNode> read(Path log) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(unpacked(log), StandardCharsets.UTF_8))) {
            return lines.lines().distinct().map(JSON::readTree).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream unpacked(Path log) throws IOException {
        InputStream bytes = Files.newInputStream(log);
        return log.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    /** Returns the entries by request, all recorded at that instant. */
    static Map<String, List<Recorded>> stories(Path log, Instant recordedAt) {
        Map<String, List<Recorded>> stories = new LinkedHashMap<>();
        for (JsonNode message : read(log)) {
            List<Recorded> story = stories.computeIfAbsent(text(message, "subject"), subject -> new ArrayList<>());
            story.add(entry(message, recordedAt, story.size()));
        }
        return stories;
    }

    @SuppressWarnings("unchecked")
    private static Recorded entry(JsonNode message, Instant recordedAt, int sequence) {
        Catalogue.Type type = Catalogue.parse(text(message, "type")).orElseThrow();
        return new Recorded(
                UUID.nameUUIDFromBytes(
                        (text(message, "source") + text(message, "id")).getBytes(StandardCharsets.UTF_8)),
                text(message, "source"),
                text(message, "id"),
                text(message, "subject"),
                Timestamps.require("time", text(message, "time")),
                recordedAt,
                sequence,
                Catalogue.read(type, JSON.convertValue(message.get("data"), Map.class)));
    }

    private static String text(JsonNode message, String field) {
        return message.get(field).asString();
    }
}
