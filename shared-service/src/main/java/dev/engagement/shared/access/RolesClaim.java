package dev.engagement.shared.access;

import dev.engagement.documents.keys.Role;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

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
        new WordsClaim(name).in(claims).flatMap(word -> Role.of(word).stream()).forEach(roles::add);
        return roles;
    }
}
