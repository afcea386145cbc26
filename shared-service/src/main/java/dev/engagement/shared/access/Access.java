package dev.engagement.shared.access;

import dev.engagement.documents.keys.Role;
import java.util.Set;

/**
 * The roles that may call an operation.
 *
 * @param method as in {@code GET}, which covers {@code HEAD}
 * @param path as the controller declares it, as in {@code /v1/requests/{id}}
 * @param roles any of them may call; empty: everybody may
 * @param scoped whether it keeps to the caller's scope, so that callers who have one may call it
 */
public record Access(String method, String path, Set<Role> roles, boolean scoped) {
    public Access {
        roles = Set.copyOf(roles);
    }

    public static Access to(String method, String path, Role... roles) {
        if (roles.length == 0) {
            throw new IllegalArgumentException("an operation without roles must be declared by ofEverybody");
        }
        return new Access(method, path, Set.of(roles), false);
    }

    /** Returns an operation that is open here; something else may guard it. */
    public static Access ofEverybody(String method, String path) {
        return new Access(method, path, Set.of(), false);
    }

    /** Returns the same operation, which also opens to callers with a scope. */
    public Access inScope() {
        return new Access(method, path, roles, true);
    }

    public boolean isEverybodys() {
        return roles.isEmpty();
    }

    boolean opensTo(Role role) {
        return roles.stream().anyMatch(role::includes);
    }
}
