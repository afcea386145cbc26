package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.documents.Yaml12;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Level;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Dialect;
import dev.engagement.service.intake.webhooks.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/** A connection's settings in their YAML file; every unknown field is refused. */
final class ConnectionFile {
    private static final Set<String> FIELDS = Set.of(
            "tool",
            "source",
            "secrets",
            "secret-files",
            "service",
            "activity",
            "states",
            "levels",
            "machines",
            "customers",
            "staff",
            "fields");

    private final Path file;
    private final Map<?, ?> settings;

    private ConnectionFile(Path file, Map<?, ?> settings) {
        this.file = file;
        this.settings = settings;
    }

    /** Returns whether the file is a mapping, which lies among the connections without being one. */
    static boolean isMapping(Path file) throws IOException {
        try {
            return Yaml12.read(Files.readString(file)) instanceof Map<?, ?> map
                    && map.containsKey("rules")
                    && !map.containsKey("tool");
        } catch (YAMLException invalid) {
            return false;
        }
    }

    /** Reads the file; throws an {@link InvalidField} if it is not valid. */
    static Connected read(String name, Path file) throws IOException {
        Object value;
        try {
            value = Yaml12.read(Files.readString(file));
        } catch (YAMLException invalid) {
            throw new InvalidField("the file", "is not YAML: " + invalid.getMessage());
        }
        if (value != null && !(value instanceof Map)) {
            throw new InvalidField("the file", "must hold fields such as tool and secrets");
        }
        return new ConnectionFile(file, value == null ? Map.of() : (Map<?, ?>) value).connected(name);
    }

    private Connected connected(String name) throws IOException {
        String word = text("tool", name);
        boolean mapped = word.equalsIgnoreCase(MappedConnection.TOOL);
        Set<String> fields = mapped ? MappedConnection.FIELDS : FIELDS;
        Set<Object> unknown = new HashSet<>(settings.keySet());
        unknown.removeAll(fields);
        if (!unknown.isEmpty()) {
            throw new InvalidField(unknown.toString(), "is unknown; the fields are " + fields);
        }
        return mapped ? mapped(name) : ofTool(name, word);
    }

    private Connected mapped(String name) throws IOException {
        MappedConnection rest = new MappedConnection(file, settings);
        Path mapping = rest.mapping();
        Endpoint endpoint = rest.endpoint(name, text("source", "/tools/" + name));
        return new Connected(connection(name, endpoint.translator().dialect()), endpoint, List.of(file, mapping));
    }

    private Connected ofTool(String name, String word) throws IOException {
        Tool tool = Tool.named(word)
                .orElseThrow(() -> new InvalidField("tool", "must be one of " + Tool.words() + ", not " + word));
        return new Connected(connection(name, tool.translator().dialect()), tool.endpoint(), List.of(file));
    }

    private Connection connection(String name, Dialect dialect) throws IOException {
        return new Connection(
                name,
                text("source", "/tools/" + name),
                secrets(),
                optional("service"),
                optional("activity"),
                words("states", State.class),
                words("levels", Level.class),
                list("machines"),
                list("customers"),
                list("staff"),
                map("fields"),
                dialect);
    }

    private List<String> secrets() throws IOException {
        List<String> secrets = new ArrayList<>(list("secrets"));
        for (String path : list("secret-files")) {
            secrets.add(Files.readString(file.resolveSibling(path)).strip());
        }
        secrets.removeIf(String::isBlank);
        return List.copyOf(secrets);
    }

    private @Nullable String optional(String field) {
        Object value = settings.get(field);
        if (value == null) {
            return null;
        }
        if (value instanceof Map || value instanceof List || value.toString().isBlank()) {
            throw new InvalidField(field, "must be text");
        }
        return value.toString().strip();
    }

    private String text(String field, String otherwise) {
        String text = optional(field);
        return text == null ? otherwise : text;
    }

    private List<String> list(String field) {
        Object value = settings.get(field);
        if (value != null && !(value instanceof List)) {
            throw new InvalidField(field, "must be a list");
        }
        return value == null
                ? List.of()
                : ((List<?>) value).stream().map(String::valueOf).toList();
    }

    private Map<String, String> map(String field) {
        Object value = settings.get(field);
        if (value != null && !(value instanceof Map)) {
            throw new InvalidField(field, "must be a map");
        }
        Map<String, String> map = new HashMap<>();
        if (value != null) {
            ((Map<?, ?>) value).forEach((key, one) -> map.put(String.valueOf(key), String.valueOf(one)));
        }
        return Map.copyOf(map);
    }

    private <E extends Enum<E>> Map<String, E> words(String field, Class<E> type) {
        Map<String, E> words = new HashMap<>();
        map(field).forEach((key, word) -> words.put(Connection.word(key), constant(field, type, key, word)));
        return Map.copyOf(words);
    }

    private static <E extends Enum<E>> E constant(String field, Class<E> type, String key, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new InvalidField(
                        field + "." + key,
                        "must be one of "
                                + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }
}
