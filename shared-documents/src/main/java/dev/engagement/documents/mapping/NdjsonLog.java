package dev.engagement.documents.mapping;

import dev.engagement.documents.mapping.TextLines.Text;
import java.io.IOException;
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
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(LogBounds.DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final TextLines lines;

    NdjsonLog(TextLines lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable Line next() throws IOException {
        Text line = lines.nextWithText();
        return line == null ? null : row(line);
    }

    private static Line row(Text line) {
        if (line.fault() != null) {
            return new Line.Broken(line.number(), line.fault());
        }
        try {
            JsonNode json = JSON.readTree(line.text());
            if (!json.isObject()) {
                return new Line.Broken(line.number(), "is no JSON object");
            }
            Values values = new Values();
            flatten("", json, values);
            return values.line(line.number());
        } catch (JacksonException invalid) {
            return new Line.Broken(line.number(), "is not JSON");
        }
    }

    private static void flatten(String path, JsonNode node, Values values) {
        String prefix = path.isEmpty() ? "" : path + ".";
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!values.isBroken()) {
                    flatten(prefix + member.getKey(), member.getValue(), values);
                }
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size() && !values.isBroken(); i++) {
                flatten(prefix + i, node.get(i), values);
            }
        } else if (!node.isNull()) {
            values.put(path, node.asString());
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
