package dev.engagement.mapping;

import dev.engagement.events.Catalogue;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Level;
import dev.engagement.events.Subject;
import dev.engagement.mapping.Mapping.Format;
import dev.engagement.web.Yaml12;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads mappings that people write, in YAML. What is wrong is an {@link InvalidField} that names the field. */
public final class MappingReader {
    /** These mean something else in CSV. */
    private static final String NO_SEPARATORS = "\"#\r\n\0";

    private MappingReader() {}

    public static Mapping read(String yaml) {
        if (yaml.length() > Yaml12.BYTES) {
            throw new InvalidField("mapping", "may have at most " + Yaml12.BYTES + " bytes");
        }
        if (yaml.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(yaml)) {
            throw new InvalidField("mapping", "must be text in UTF-8");
        }
        try {
            return mapping(new Fields("", Yaml12.read(yaml)));
        } catch (YAMLException invalid) {
            String says = String.valueOf(invalid.getMessage()).lines().collect(Collectors.joining(" "));
            throw new InvalidField("mapping", "is not YAML: " + Texts.shortened(says, 300));
        }
    }

    private static Mapping mapping(Fields fields) {
        Map<String, Level> levels = new LinkedHashMap<>();
        fields.members("levels")
                .forEach((word, level) -> levels.put(
                        word,
                        word(
                                "levels." + word,
                                Level.class,
                                Fields.texts("levels." + word, level).getFirst())));
        Moment time = Moment.of(new Fields("time", fields.value("time")), null);
        Mapping mapping = new Mapping(
                source(fields.required("source")),
                connection(fields.required("connection")),
                word("format", Format.class, fields.required("format")),
                separator(fields.text("separator")),
                charset(fields.text("charset")),
                fields.required("request"),
                time,
                List.copyOf(fields.texts("person")),
                fields.texts("machines").stream().map(Pattern::of).toList(),
                Set.copyOf(fields.texts("unknown")),
                levels,
                rules("rules", "", fields.value("rules"), time, levels));
        fields.end();
        if (mapping.rules().stream().flatMap(Rule::withInner).count() > LogBounds.RULES) {
            throw new InvalidField("rules", "may be at most " + LogBounds.RULES);
        }
        return mapping;
    }

    private static String source(String source) {
        try {
            return URI.create(source).toString();
        } catch (IllegalArgumentException none) {
            throw new InvalidField("source", "must be a URI reference, as in /tools/servicenow/prod");
        }
    }

    private static String connection(String connection) {
        Subject.require("connection", connection + ":any");
        if (connection.indexOf(':') >= 0) {
            throw new InvalidField("connection", "must not hold a colon");
        }
        return connection;
    }

    private static char separator(@Nullable String text) {
        if (text == null) {
            return ',';
        }
        if (text.length() != 1) {
            throw new InvalidField("separator", "must be one character");
        }
        if (NO_SEPARATORS.indexOf(text) >= 0 || Character.isSurrogate(text.charAt(0))) {
            throw new InvalidField("separator", "must be no quote, no # and no end of a line: as in \";\"");
        }
        return text.charAt(0);
    }

    private static Charset charset(@Nullable String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidField("charset", "must name a character set, as in UTF-8 or ISO-8859-1");
        }
    }

    private static <E extends Enum<E>> E word(String path, Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidField(
                        path,
                        "must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    private static List<Rule> rules(
            String path, String place, @Nullable Object value, Moment time, Map<String, Level> levels) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw new InvalidField(path, "must be a list of rules");
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String number = place + (i + 1);
            rules.add(rule(new Fields(path + "[" + i + "]", list.get(i)), number, time, levels));
        }
        return List.copyOf(rules);
    }

    private static Rule rule(Fields fields, String place, Moment time, Map<String, Level> levels) {
        Condition when = new Condition(
                patterns(fields, "when"),
                patterns(fields, "unless"),
                patterns(fields, "before"),
                fields.texts("changed"),
                fields.truth("first"),
                fields.truth("machine"));
        Rule rule;
        if (fields.has("first-of")) {
            rule = new Rule.FirstOf(
                    when, rules(fields.at("first-of"), place + ".", fields.value("first-of"), time, levels));
        } else {
            Catalogue.Kind kind = kind(fields.at("tell"), fields.required("tell"));
            Moment own =
                    fields.has("time") ? Moment.of(new Fields(fields.at("time"), fields.value("time")), time) : time;
            rule = new Rule.Tell(place, when, kind, own, data(fields, kind.type(), levels));
        }
        fields.end();
        return rule;
    }

    private static Map<String, List<Pattern>> patterns(Fields fields, String field) {
        Map<String, List<Pattern>> patterns = new LinkedHashMap<>();
        fields.members(field)
                .forEach((column, value) -> patterns.put(
                        column,
                        Fields.texts(fields.at(field) + "." + column, value).stream()
                                .map(Pattern::of)
                                .toList()));
        return patterns;
    }

    private static Catalogue.Kind kind(String path, String name) {
        return Catalogue.kinds().stream()
                .filter(kind -> kind.name().equals(name)
                        && !Set.of("charter-published", "entry-retracted").contains(name))
                .findFirst()
                .orElseThrow(() -> new InvalidField(path, "must be the name of an entry, as in request-opened"));
    }

    private static Map<String, Value> data(Fields fields, Class<?> entry, Map<String, Level> levels) {
        return fields.has("data")
                ? values(new Fields(fields.at("data"), fields.value("data")), entry, levels)
                : Map.of();
    }

    private static Map<String, Value> values(Fields data, Class<?> record, Map<String, Level> levels) {
        Map<String, Value> values = new LinkedHashMap<>();
        data.each(field -> {
            Class<?> type = Arrays.stream(record.getRecordComponents())
                    .filter(component -> component.getName().equals(field))
                    .findFirst()
                    .orElseThrow(() -> new InvalidField(data.at(field), "is no field of this entry"))
                    .getType();
            values.put(field, new Value.Typed(value(data, field, type, levels), type, levels));
        });
        return values;
    }

    private static Value value(Fields data, String field, Class<?> type, Map<String, Level> levels) {
        Object value = data.value(field);
        return switch (value) {
            case null -> throw new InvalidField(data.at(field), "is empty");
            case Map<?, ?> map
            when type.isRecord() -> new Value.Nested(values(new Fields(data.at(field), map), type, levels));
            case Map<?, ?> map -> column(new Fields(data.at(field), map));
            case String text when text.equals("$person") -> new Value.Person();
            case String text when text.equals("$machine") -> new Value.Machine();
            case String text
            when text.startsWith("${") && text.endsWith("}") ->
                new Value.Column(text.substring(2, text.length() - 1), Map.of(), null, false);
            case List<?> any ->
                throw new InvalidField(data.at(field), "must be a value, ${a column}, $person or $machine");
            default -> new Value.Literal(value);
        };
    }

    private static Value column(Fields fields) {
        Map<String, Object> words = new LinkedHashMap<>();
        fields.members("words").forEach((word, meaning) -> {
            if (meaning == null) {
                throw new InvalidField(fields.at("words") + "." + word, "is empty");
            }
            words.put(word, meaning);
        });
        Boolean lowerCase = fields.truth("lower-case");
        Value.Column column = new Value.Column(
                fields.required("column"), words, fields.value("otherwise"), Boolean.TRUE.equals(lowerCase));
        fields.end();
        return column;
    }
}
