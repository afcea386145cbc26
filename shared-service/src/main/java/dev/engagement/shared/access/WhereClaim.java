package dev.engagement.shared.access;

import dev.engagement.documents.keys.KeyScope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claim of a token that binds its caller to some requests, as in {@code business-unit:sales}.
 *
 * @param name as {@link RolesClaim} has it
 */
public record WhereClaim(String name) {
    /** Returns the scope; null if the claim says nothing. An {@link IllegalArgumentException} says why it cannot be read. */
    public @Nullable KeyScope in(Map<String, ?> claims) {
        List<String> words = new WordsClaim(name).in(claims).toList();
        return words.isEmpty() ? null : KeyScope.of(words);
    }
}
