package dev.engagement.documents.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns JSON documents into rows. A member of an inner object is named by its path, as in {@code fields.status.name}; the members of the
 * array that the mapping names are rows, named by the array's path, and so are those of arrays around it. A document without that array is
 * a row by itself. The first member of an array with certain fields is named by them, as in {@code team[role=assigned].name}.
 */
final class JsonRows {
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(LogBounds.DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<String> array;
    private final Predicate<String> kept;
    private final List<ArraySelector> selectors;
    private final @Nullable Unseen unseen;

    private JsonRows(Mapping mapping, Predicate<String> kept, @Nullable Unseen unseen) {
        this.unseen = unseen;
        this.array = mapping.rows() == null ? List.of() : List.of(mapping.rows().split("\\."));
        this.kept = kept;
        this.selectors =
                mapping.columns().stream().flatMap(ArraySelector::in).distinct().toList();
    }

    /** Creates the reader of a file; without an array of rows, a document's row has all of its values. */
    static JsonRows ofFile(Mapping mapping) {
        Predicate<String> kept = mapping.rows() == null ? column -> true : mapping.columns()::contains;
        return new JsonRows(mapping, kept, new Unseen(mapping.columns()));
    }

    /** Creates a reader that keeps only the columns that the mapping names. */
    static JsonRows ofColumns(Mapping mapping) {
        return new JsonRows(mapping, mapping.columns()::contains, null);
    }

    /** Returns why the mapping does not fit the file's rows so far; null if it does. */
    @Nullable
    String misfit() {
        return unseen == null ? null : unseen.misfit();
    }

    /** Returns the rows of the document that begins in that line. */
    List<LogLine> of(long number, JsonNode document) {
        if (!document.isObject()) {
            return List.of(new LogLine.BrokenLine(number, "is no JSON object"));
        }
        List<Values> rows = new ArrayList<>();
        if (array.isEmpty()) {
            Values values = new Values();
            flatten("", document, values);
            rows.add(values);
        } else {
            expand("", document, array, new Values(), rows);
        }
        return rows.size() > LogBounds.ROWS
                ? List.of(new LogLine.BrokenLine(number, "has more than " + LogBounds.ROWS + " rows"))
                : rows.stream().map(values -> values.line(number)).toList();
    }

    private void expand(String path, JsonNode node, List<String> steps, Values above, List<Values> rows) {
        if (rows.size() > LogBounds.ROWS) {
            return;
        }
        if (node.isArray()) {
            for (JsonNode member : node) {
                expand(path, member, steps, new Values(above), rows);
            }
            return;
        }
        JsonNode next = steps.isEmpty() || !node.isObject() ? null : node.get(steps.getFirst());
        if (next == null) {
            flatten(path, node, above);
            rows.add(above);
            return;
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!member.getKey().equals(steps.getFirst())) {
                flatten(under(path, member.getKey()), member.getValue(), above);
            }
        }
        if (next.isNull() || next.isArray() && next.isEmpty()) {
            sawEmpty(under(path, steps.getFirst()));
            rows.add(above);
        } else {
            expand(under(path, steps.getFirst()), next, steps.subList(1, steps.size()), above, rows);
        }
    }

    private void flatten(String path, JsonNode node, Values values) {
        if (values.isBroken()) {
            return;
        }
        if (node.isNull() || node.isContainer() && node.isEmpty()) {
            sawEmpty(path);
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                flatten(under(path, member.getKey()), member.getValue(), values);
            }
        } else if (node.isArray()) {
            flattenMembers(path, node, values);
        } else {
            if (unseen != null) {
                unseen.saw(path);
            }
            if (kept.test(path)) {
                values.put(path, node.asString());
            }
        }
    }

    private void flattenMembers(String path, JsonNode array, Values values) {
        for (int i = 0; i < array.size(); i++) {
            flatten(under(path, String.valueOf(i)), array.get(i), values);
        }
        for (ArraySelector selector : selectors) {
            JsonNode member = selector.array().equals(path) ? selector.member(array) : null;
            if (member != null) {
                flatten(selector.path(), member, values);
            } else if (selector.array().equals(path)) {
                sawEmpty(selector.path());
            }
        }
    }

    private void sawEmpty(String path) {
        if (unseen != null) {
            unseen.sawEmpty(path);
        }
    }

    private static String under(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
