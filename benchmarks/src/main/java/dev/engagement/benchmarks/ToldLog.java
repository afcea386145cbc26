package dev.engagement.benchmarks;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Recorded;
import dev.engagement.events.Timestamps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stories from lines of one CloudEvent each, every entry recorded as it happened. */
final class ToldLog {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final Map<String, List<Recorded>> stories = new LinkedHashMap<>();

    private ToldLog() {}

    /** Returns the stories by their requests; lines that are told twice count once. */
    static Map<String, List<Recorded>> read(Stream<String> lines) {
        ToldLog log = new ToldLog();
        lines.distinct().map(JSON::readTree).forEach(log::add);
        return log.stories;
    }

    static Map<String, List<Recorded>> read(Path gzipped) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(gzipped)), StandardCharsets.UTF_8))) {
            return read(lines.lines());
        }
    }

    private void add(JsonNode line) {
        String subject = line.get("subject").asString();
        List<Recorded> story = stories.computeIfAbsent(subject, any -> new ArrayList<>());
        var at = Timestamps.require("time", line.get("time").asString());
        story.add(new Recorded(
                new UUID(stories.size(), story.size()),
                line.get("source").asString(),
                line.get("id").asString(),
                subject,
                at,
                at,
                story.size(),
                Catalogue.read(
                        Catalogue.parse(line.get("type").asString()).orElseThrow(),
                        JSON.convertValue(line.get("data"), MEMBERS))));
    }
}
