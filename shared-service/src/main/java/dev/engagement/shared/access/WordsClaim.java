package dev.engagement.shared.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A claim of a token that holds words.
 *
 * @param name of a claim that holds a list, or words separated by spaces; {@code a.b} is the claim of that name, else {@code b} in the
 * object {@code a}
 */
record WordsClaim(String name) {
    Stream<String> in(Map<String, ?> claims) {
        return words(value(claims));
    }

    private @Nullable Object value(Map<String, ?> claims) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        Object value = claims;
        for (String step : name.split("\\.", -1)) {
            value = value instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return value;
    }

    private static Stream<String> words(@Nullable Object value) {
        return switch (value) {
            case Collection<?> list -> list.stream().map(String::valueOf);
            case String text -> Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty());
            case null, default -> Stream.empty();
        };
    }
}
