package dev.engagement.documents.mapping;

import dev.engagement.events.InvalidField;
import dev.engagement.events.Level;
import dev.engagement.events.Results;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of entries' fields from a mapping.
 *
 * @param time how times are written, if a field does not say otherwise
 */
record DataReader(Moment time, Map<String, Level> levels, String connection) {
    Map<String, Value> read(Fields rule, Class<?> entry) {
        return rule.has("data") ? values(new Fields(rule.at("data"), rule.value("data")), entry) : Map.of();
    }

    private Map<String, Value> values(Fields data, Class<?> record) {
        Map<String, Value> values = new LinkedHashMap<>();
        data.each(field -> {
            Class<?> type = Arrays.stream(record.getRecordComponents())
                    .filter(component -> component.getName().equals(field))
                    .findFirst()
                    .orElseThrow(() -> new InvalidField(data.at(field), "is no field of this entry"))
                    .getType();
            boolean isSubject = record == Results.RequestMerged.class && field.equals("into");
            values.put(
                    field,
                    value(
                            data.at(field),
                            data.value(field),
                            new FieldType(type, levels, time, isSubject ? connection : null)));
        });
        return values;
    }

    private Value value(String path, @Nullable Object value, FieldType type) {
        return switch (value) {
            case null -> throw new InvalidField(path, "is empty");
            case Map<?, ?> map when map.containsKey("first-of") -> firstOf(new Fields(path, map), type);
            case Map<?, ?> map
            when type.type().isRecord() -> new Value.Nested(values(new Fields(path, map), type.type()));
            case Map<?, ?> map -> column(new Fields(path, map), type);
            case String text when text.equals("$person") -> new Value.Person();
            case String text when text.equals("$machine") -> new Value.Machine();
            case String text when text.contains("${") -> new Value.Typed(composed(path, text), type);
            case List<?> any -> throw new InvalidField(path, "must be a value, ${a column}, $person or $machine");
            default -> new Value.Typed(new Value.Literal(value), type);
        };
    }

    private Value firstOf(Fields fields, FieldType type) {
        String path = fields.at("first-of");
        if (!(fields.value("first-of") instanceof List<?> list) || list.isEmpty()) {
            throw new InvalidField(path, "must be a list of values");
        }
        List<Value> values = list.stream().map(one -> value(path, one, type)).toList();
        fields.end();
        return new Value.FirstOf(values);
    }

    /** Returns the value of a text that contains columns, or of a column alone. */
    static Value composed(String path, String text) {
        List<Value> parts = new ArrayList<>();
        int from = 0;
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", from)) {
            int end = text.indexOf('}', start);
            if (end < start + 3) {
                throw new InvalidField(path, "must name each column as in ${team}");
            }
            if (start > from) {
                parts.add(new Value.Literal(text.substring(from, start)));
            }
            parts.add(new Value.ColumnValue(text.substring(start + 2, end), Map.of(), null, false));
            from = end + 1;
        }
        if (from < text.length()) {
            parts.add(new Value.Literal(text.substring(from)));
        }
        return parts.size() == 1 ? parts.getFirst() : new Value.Composed(parts);
    }

    private static Value column(Fields fields, FieldType type) {
        Map<String, Object> words = new LinkedHashMap<>();
        fields.members("words").forEach((word, meaning) -> {
            if (meaning == null) {
                throw new InvalidField(fields.at("words") + "." + word, "is empty");
            }
            words.put(Texts.trimmed(word), meaning);
        });
        @Nullable Boolean lowerCase = fields.truth("lower-case");
        Value.ColumnValue column = new Value.ColumnValue(
                fields.required("column"), words, fields.value("otherwise"), Boolean.TRUE.equals(lowerCase));
        FieldType own = type.type() == Instant.class ? type.withTime(Moment.in(fields, type.time())) : type;
        fields.end();
        return new Value.Typed(column, own);
    }
}
