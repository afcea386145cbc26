package dev.engagement.shared.access;

import dev.engagement.documents.keys.Role;
import java.util.Set;

/**
 * Who may call an operation.
 *
 * @param method as in {@code GET}, which {@code HEAD} goes with
 * @param path as its door has it, as in {@code /v1/requests/{id}}
 * @param roles any of them opens it; none: it is everybody's
 */
public record Access(String method, String path, Set<Role> roles) {
    public Access {
        roles = Set.copyOf(roles);
    }

    public static Access to(String method, String path, Role... roles) {
        if (roles.length == 0) {
            throw new IllegalArgumentException("What is everybody's must say so");
        }
        return new Access(method, path, Set.of(roles));
    }

    /** Guarded by something else, or by nothing. */
    public static Access ofEverybody(String method, String path) {
        return new Access(method, path, Set.of());
    }

    public boolean isEverybodys() {
        return roles.isEmpty();
    }

    boolean opensTo(Role role) {
        return roles.stream().anyMatch(role::includes);
    }
}
