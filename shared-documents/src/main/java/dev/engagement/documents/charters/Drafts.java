package dev.engagement.documents.charters;

import dev.engagement.documents.EntryJson;
import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.documents.Yaml12;
import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Charter;
import dev.engagement.events.Charter.Holidays;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.InvalidField;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads charters that people send. Refuses an error with a {@link Refused} whose problem names the field. */
public final class Drafts {
    /** Most bytes of a charter. */
    static final int BYTES = Yaml12.BYTES;

    /** Deepest nesting of objects and lists. */
    static final int DEPTH = Yaml12.DEPTH;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Drafts() {}

    /**
     * Reads the charter in a request's body.
     *
     * @param name the charter's name in the address
     */
    public static Draft read(String name, @Nullable String contentType, InputStream body) throws IOException {
        Map<String, ?> document = document(contentType, body);
        try {
            return draft(name, document);
        } catch (InvalidField invalid) {
            throw new Refused(invalid(invalid));
        }
    }

    /** Reads a body in JSON or YAML as plain data. */
    public static Map<String, ?> document(@Nullable String contentType, InputStream body) throws IOException {
        CharterFormat format = CharterFormat.sent(contentType);
        byte[] bytes = body.readNBytes(BYTES + 1);
        if (bytes.length > BYTES) {
            throw new Refused(
                    new Problem("too-large", 413, "Too large", "A document may have " + BYTES + " bytes.", null));
        }
        return document(format, text(bytes));
    }

    /** Returns the problem of an invalid field of a charter. */
    public static Problem invalid(InvalidField invalid) {
        return new Problem(
                "invalid-charter",
                422,
                "The charter is not valid",
                "\"" + invalid.field() + "\" " + invalid.says() + ".",
                invalid.field());
    }

    private static Draft draft(String name, Map<String, ?> document) {
        Charter charter = CharterDocument.read(document);
        if (!charter.name().equals(name)) {
            throw new InvalidField("charter", "must be \"" + name + "\", as the address says");
        }
        Object restate = document.get("restate");
        if (restate != null && !(restate instanceof Boolean)) {
            throw new InvalidField("restate", "must be true or false");
        }
        Charter resolved = PublicHolidays.resolve(charter);
        EntryJson.requireRecordable(new CharterPublished(resolved));
        List<String> warnings = new ArrayList<>();
        warnIfReplaced("", charter.holidays(), resolved.holidays(), warnings);
        for (int i = 0; i < charter.pact().services().size(); i++) {
            warnIfReplaced(
                    "services[" + i + "].",
                    charter.pact().services().get(i).holidays(),
                    resolved.pact().services().get(i).holidays(),
                    warnings);
        }
        warnings.addAll(SecondSource.doubts(resolved));
        return new Draft(resolved, Boolean.TRUE.equals(restate), warnings);
    }

    private static void warnIfReplaced(
            String path, @Nullable Holidays sent, @Nullable Holidays resolved, List<String> warnings) {
        if (sent != null && !sent.dates().isEmpty() && !sent.equals(resolved)) {
            warnings.add("\"" + path
                    + "holidays.dates\" is computed from region, add and drop; the given value was replaced");
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw malformed("A document is UTF-8.");
        }
    }

    private static Map<String, ?> document(CharterFormat format, String text) {
        Object value;
        try {
            value = format == CharterFormat.JSON ? JSON.readValue(text, Object.class) : Yaml12.read(text);
        } catch (JacksonException invalid) {
            throw malformed("This is not JSON, or exceeds a limit: " + firstLine(invalid.getOriginalMessage()));
        } catch (MarkedYAMLException invalid) {
            throw malformed("This is not YAML, at line "
                    + (invalid.getProblemMark().getLine() + 1) + ": " + firstLine(invalid.getProblem()));
        } catch (YAMLException invalid) {
            throw malformed("This is not YAML, or exceeds a limit: " + firstLine(invalid.getMessage()));
        }
        if (!(plain(value, 0) instanceof Map<?, ?> map)) {
            throw malformed("A document is an object: fields with their values.");
        }
        @SuppressWarnings("unchecked") // plain() lets no other keys pass
        Map<String, ?> document = (Map<String, ?>) map;
        return document;
    }

    /**
     * Returns plain data. Refuses keys that are no text and lists that contain themselves, which YAML allows, and text that cannot be
     * stored, which JSON allows too.
     */
    private static @Nullable Object plain(@Nullable Object value, int depth) {
        if (depth > DEPTH) {
            throw malformed("A document may have " + DEPTH + " levels of nesting.");
        }
        return switch (value) {
            case Map<?, ?> map -> plainMembers(map, depth + 1);
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(plain(item, depth + 1)));
                yield items;
            }
            case String text -> plainText(text);
            case null, default -> value;
        };
    }

    private static Map<String, @Nullable Object> plainMembers(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((key, member) -> {
            if (!(plain(key, depth) instanceof String name)) {
                throw malformed("The key \"" + key + "\" must be a string.");
            }
            members.put(name, plain(member, depth));
        });
        return members;
    }

    private static String plainText(String text) {
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw malformed("A string holds U+0000 or half of a surrogate pair.");
        }
        return text;
    }

    private static String firstLine(@Nullable String said) {
        return String.valueOf(said).lines().findFirst().orElse("") + ".";
    }

    private static Refused malformed(String detail) {
        return new Refused(new Problem("malformed", 400, "Not well-formed", detail, null));
    }
}
