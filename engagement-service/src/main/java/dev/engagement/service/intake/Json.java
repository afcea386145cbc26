package dev.engagement.service.intake;

import dev.engagement.documents.Refused;
import dev.engagement.service.request.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON from outside: within limits, strict about ambiguity, as plain strings, numbers, lists and maps. */
public final class Json {
    /** Deepest nesting of arrays and objects. */
    public static final int DEPTH = 32;

    private static final int LONGEST_NUMBER = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /** Returns the value of the bytes. Throws {@link Refused} with a problem if they are not one JSON value within the limits. */
    public static @Nullable Object parse(byte[] bytes) {
        try {
            Object value = MAPPER.readValue(bytes, Object.class);
            refuseUnstorable(value);
            return value;
        } catch (StreamConstraintsException beyond) {
            throw new Refused(Problems.malformed("The JSON exceeds a limit: at most " + DEPTH
                    + " levels of nesting, numbers of at most " + LONGEST_NUMBER + " digits."));
        } catch (JacksonException invalid) {
            String where = invalid.getLocation() == null
                    ? ""
                    : " at line " + invalid.getLocation().getLineNr() + ", column "
                            + invalid.getLocation().getColumnNr();
            throw new Refused(Problems.malformed("This is not JSON" + where + ": " + firstSentence(invalid) + "."));
        }
    }

    private static String firstSentence(JacksonException invalid) {
        String said = String.valueOf(invalid.getOriginalMessage());
        int end = said.indexOf('\n');
        return end < 0 ? said : said.substring(0, end);
    }

    /** Refuses half of a surrogate pair and U+0000: JSON allows both, but no store can hold them. */
    private static void refuseUnstorable(@Nullable Object value) {
        switch (value) {
            case String text -> {
                if (!isStorable(text)) {
                    throw new Refused(Problems.refused(
                            new Refusal("invalid-data", "data", "holds U+0000 or half of a surrogate pair")));
                }
            }
            case List<?> list -> list.forEach(Json::refuseUnstorable);
            case Map<?, ?> map ->
                map.forEach((key, inner) -> {
                    refuseUnstorable(key);
                    refuseUnstorable(inner);
                });
            case null, default -> {}
        }
    }

    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                return false;
            }
            if (Character.isSurrogate(unit)) {
                i++;
                if (i == text.length() || !Character.isSurrogatePair(unit, text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Returns the same text for the same JSON value: keys in order, numbers by their value. So a message that is sent again with other
     * spaces, order or {@code 1.0} for {@code 1} is still a repeat.
     */
    public static String canonical(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> sorted = new TreeMap<>();
                map.forEach((key, inner) -> sorted.put(String.valueOf(key), inner));
                text.append('{');
                sorted.forEach((key, inner) -> {
                    string(text, key);
                    append(text, inner);
                });
                text.append('}');
            }
            case List<?> list -> {
                text.append('[');
                for (Object inner : list) {
                    append(text, inner);
                    text.append(',');
                }
                text.append(']');
            }
            case Number number -> text.append(new BigDecimal(number.toString()).stripTrailingZeros());
            case Boolean truth -> text.append(truth);
            default -> string(text, value.toString());
        }
    }

    private static void string(StringBuilder text, String value) {
        text.append(value.length()).append('"').append(value).append('"');
    }
}
