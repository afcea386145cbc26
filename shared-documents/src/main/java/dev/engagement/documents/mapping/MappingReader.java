package dev.engagement.documents.mapping;

import dev.engagement.documents.Yaml12;
import dev.engagement.documents.mapping.Mapping.Format;
import dev.engagement.documents.mapping.Mapping.Repeats;
import dev.engagement.documents.mapping.Mapping.RowOrder;
import dev.engagement.events.Catalogue;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Level;
import dev.engagement.events.Subject;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads mappings that people write, in YAML. Refuses an error with an {@link InvalidField} that names the field. */
public final class MappingReader {
    /** Characters with another meaning in CSV. */
    private static final String NO_SEPARATORS = "\"#\r\n\0";

    private MappingReader() {}

    /** Reads a file's mapping, which is complete by itself. */
    public static Mapping read(String yaml) {
        return read(yaml, null);
    }

    /** Reads the mapping of a connection with that name and source. */
    public static Mapping read(String yaml, String connection, String source) {
        return read(yaml, new Connected(connection, source));
    }

    private record Connected(String name, String source) {}

    private static Mapping read(String yaml, @Nullable Connected connected) {
        if (yaml.length() > Yaml12.BYTES) {
            throw new InvalidField("mapping", "may have at most " + Yaml12.BYTES + " bytes");
        }
        if (yaml.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(yaml)) {
            throw new InvalidField("mapping", "must be text in UTF-8");
        }
        try {
            return mapping(new Fields("", Yaml12.readAsWritten(yaml)), connected);
        } catch (YAMLException invalid) {
            String says = String.valueOf(invalid.getMessage()).lines().collect(Collectors.joining(" "));
            throw new InvalidField("mapping", "is not YAML: " + Texts.shortened(says, 300));
        }
    }

    private static Mapping mapping(Fields fields, @Nullable Connected connected) {
        Map<String, Level> levels = levels(fields);
        Moment time = Moment.of(new Fields("time", fields.value("time")), null);
        String connection = connection(given(fields, "connection", connected == null ? null : connected.name()));
        String source = source(given(fields, "source", connected == null ? null : connected.source()));
        Format format = format(fields, connected != null);
        Mapping mapping = new Mapping(
                source,
                connection,
                format,
                separator(fields.text("separator")),
                charset(fields.text("charset")),
                rows(fields, format),
                request(fields),
                time,
                fields.has("order") ? word("order", RowOrder.class, fields.required("order")) : RowOrder.FILE,
                fields.has("repeats") ? word("repeats", Repeats.class, fields.required("repeats")) : Repeats.ONCE,
                List.copyOf(fields.texts("person")),
                fields.texts("machines").stream().map(Pattern::of).toList(),
                fields.texts("unknown").stream().map(Texts::trimmed).collect(Collectors.toUnmodifiableSet()),
                levels,
                criteria(fields, "compared"),
                rules("rules", "", fields.value("rules"), new DataReader(time, levels, connection)));
        fields.end();
        if (mapping.rules().stream().flatMap(Rule::withInner).count() > LogBounds.RULES) {
            throw new InvalidField("rules", "may be at most " + LogBounds.RULES);
        }
        return mapping;
    }

    private static Map<String, Level> levels(Fields fields) {
        Map<String, Level> levels = new LinkedHashMap<>();
        fields.members("levels").forEach((word, level) -> {
            String field = "levels." + word;
            levels.put(
                    Texts.trimmed(word),
                    word(field, Level.class, Fields.texts(field, level).getFirst()));
        });
        return levels;
    }

    /** Returns the connection's own value; the mapping may only repeat it. */
    private static String given(Fields fields, String field, @Nullable String connected) {
        if (connected == null) {
            return fields.required(field);
        }
        String text = fields.text(field);
        if (text != null && !text.equals(connected)) {
            throw new InvalidField(field, "must be the connection's, " + connected + ", or left out");
        }
        return connected;
    }

    private static Format format(Fields fields, boolean connected) {
        Format format = connected && !fields.has("format")
                ? Format.JSON
                : word("format", Format.class, fields.required("format"));
        if (connected && !format.isJson()) {
            throw new InvalidField("format", "must be json in a connection, or left out");
        }
        return format;
    }

    private static @Nullable String rows(Fields fields, Format format) {
        String rows = fields.text("rows");
        if (rows != null && !format.isJson()) {
            throw new InvalidField("rows", "is of use only in json and ndjson");
        }
        return rows;
    }

    private static Value request(Fields fields) {
        List<Value> values = fields.texts("request").stream()
                .map(text -> text.contains("${")
                        ? DataReader.composed("request", text)
                        : new Value.ColumnValue(text, Map.of(), null, false))
                .toList();
        if (values.isEmpty()) {
            throw new InvalidField("request", "is required");
        }
        return values.size() == 1 ? values.getFirst() : new Value.FirstOf(values);
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

    private static List<Rule> rules(String path, String place, @Nullable Object value, DataReader data) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw new InvalidField(path, "must be a list of rules");
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String number = place + (i + 1);
            rules.add(rule(new Fields(path + "[" + i + "]", list.get(i)), number, data));
        }
        return List.copyOf(rules);
    }

    private static Rule rule(Fields fields, String place, DataReader data) {
        Condition when = new Condition(
                criteria(fields, "when"),
                criteria(fields, "unless"),
                criteria(fields, "before"),
                fields.texts("changed"),
                fields.truth("first"),
                fields.truth("machine"));
        Rule rule;
        if (fields.has("first-of")) {
            rule = new Rule.FirstRuleOf(
                    when, rules(fields.at("first-of"), place + ".", fields.value("first-of"), data));
        } else {
            Catalogue.EntryKind kind = kind(fields.at("tell"), fields.required("tell"));
            Moment own = fields.has("time")
                    ? Moment.of(new Fields(fields.at("time"), fields.value("time")), data.time())
                    : data.time();
            rule = new Rule.Tell(place, when, kind, own, data.read(fields, kind.type()));
        }
        fields.end();
        return rule;
    }

    private static Map<String, List<Criterion>> criteria(Fields fields, String field) {
        Map<String, List<Criterion>> criteria = new LinkedHashMap<>();
        fields.members(field)
                .forEach((column, value) ->
                        criteria.put(column, Criterion.read(fields.at(field) + "." + column, value)));
        return criteria;
    }

    private static Catalogue.EntryKind kind(String path, String name) {
        return Catalogue.kinds().stream()
                .filter(kind -> kind.name().equals(name) && kind.isAboutRequests() && !name.equals("entry-retracted"))
                .findFirst()
                .orElseThrow(() -> new InvalidField(path, "must be the name of an entry, as in request-opened"));
    }
}
