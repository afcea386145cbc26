package dev.engagement.shared.access;

import dev.engagement.documents.keys.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The claim of a token that names its roles.
 *
 * @param name of a claim that holds a list, or words separated by spaces; {@code a.b} is the claim of that name, else {@code b} in the
 * object {@code a}
 */
public record RolesClaim(String name) {
    /** Returns the roles in the claim; ignores the issuer's other words. */
    public Set<Role> in(Map<String, ?> claims) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        words(value(claims)).flatMap(word -> Role.of(word).stream()).forEach(roles::add);
        return roles;
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
            case String text -> Arrays.stream(text.split(" ", -1));
            case null, default -> Stream.empty();
        };
    }
}
