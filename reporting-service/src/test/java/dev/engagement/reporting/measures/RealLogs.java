package dev.engagement.reporting.measures;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Recorded;
import dev.engagement.events.Timestamps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The logs of real organisations, where they are at hand; nothing of them belongs to the project. */
public final class RealLogs {
    public static final JsonMapper JSON = new JsonMapper();

    private RealLogs() {}

    /** The folder with the logs, looked for from the working directory upwards. */
    public static Optional<Path> folder() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path folder = up.resolve("shared/data/entries");
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    public static JsonNode expected(Path folder, String log) {
        return JSON.readTree(folder.resolve(log + ".expected.json").toFile());
    }

    /** The messages of a log, in its order, without those that it repeats word for word. */
    public static List<JsonNode> messages(Path folder, String log) {
        List<JsonNode> messages = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(log + ".ndjson.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (seen.add(line)) {
                    messages.add(JSON.readTree(line));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return messages;
    }

    /** The entries of a log by request, all recorded at that instant. */
    public static Map<String, List<Recorded>> entries(Path folder, String log, Instant recordedAt) {
        Map<String, List<Recorded>> stories = new LinkedHashMap<>();
        for (JsonNode message : messages(folder, log)) {
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
