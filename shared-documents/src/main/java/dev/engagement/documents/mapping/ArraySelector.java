package dev.engagement.documents.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The first member of an array whose fields have those values, as in {@code team[role=assigned]}.
 *
 * @param array its path
 */
record ArraySelector(String path, String array, Map<String, String> fields) {
    private static final Pattern FORM =
            Pattern.compile("\\[([^\\[\\]=,]+=[^\\[\\]=,]*(?:,[^\\[\\]=,]+=[^\\[\\]=,]*)*)]");

    /** Returns the selectors in a column's name. */
    static Stream<ArraySelector> in(String column) {
        return FORM.matcher(column)
                .results()
                .map(found -> new ArraySelector(
                        column.substring(0, found.end()), column.substring(0, found.start()), fields(found.group(1))));
    }

    static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : text.split(",")) {
            fields.put(
                    Texts.trimmed(field.substring(0, field.indexOf('='))),
                    Texts.trimmed(field.substring(field.indexOf('=') + 1)));
        }
        return Map.copyOf(fields);
    }

    @Nullable
    JsonNode member(JsonNode array) {
        for (JsonNode member : array) {
            if (fields.entrySet().stream()
                    .allMatch(field -> Texts.trimmed(member.path(field.getKey()).asString(""))
                            .equals(field.getValue()))) {
                return member;
            }
        }
        return null;
    }
}
