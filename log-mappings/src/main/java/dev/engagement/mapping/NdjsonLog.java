package dev.engagement.mapping;

import dev.engagement.mapping.TextLines.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line; what stands inside another is called by its path, as in {@code fields.status.name}. */
final class NdjsonLog implements LogFile {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final TextLines lines;

    NdjsonLog(TextLines lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable Line next() throws IOException {
        Text line = lines.next();
        while (line != null && line.text().isBlank()) {
            line = lines.next();
        }
        return line == null ? null : row(line);
    }

    private static Line row(Text line) {
        if (line.tooLong()) {
            return new Line.Broken(line.number(), "is longer than " + LONGEST + " characters");
        }
        try {
            JsonNode json = JSON.readTree(line.text());
            if (!json.isObject()) {
                return new Line.Broken(line.number(), "is no JSON object");
            }
            Map<String, String> values = new LinkedHashMap<>();
            flatten("", json, values);
            boolean storable = values.values().stream().allMatch(NdjsonLog::isStorable);
            return storable
                    ? new Line.Row(line.number(), values)
                    : new Line.Broken(line.number(), "holds U+0000 or half of a surrogate pair");
        } catch (JacksonException invalid) {
            return new Line.Broken(line.number(), "is not JSON");
        }
    }

    private static void flatten(String path, JsonNode node, Map<String, String> values) {
        if (node.isContainer()) {
            String prefix = path.isEmpty() ? "" : path + ".";
            if (node.isObject()) {
                node.properties().forEach(member -> flatten(prefix + member.getKey(), member.getValue(), values));
            } else {
                for (int i = 0; i < node.size(); i++) {
                    flatten(prefix + i, node.get(i), values);
                }
            }
        } else if (!node.isNull() && !node.asString().isBlank()) {
            values.put(path, node.asString());
        }
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
