package dev.engagement.shared.access;

import dev.engagement.documents.keys.Role;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller of the current operation. */
public final class CurrentCaller {
    private CurrentCaller() {}

    public static Set<Role> roles() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller == null ? EnumSet.noneOf(Role.class) : of(caller);
    }

    /** Returns the name of the key, or of the token's subject, for digests only. */
    public static String name() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller == null ? "" : caller.getName();
    }

    static Set<Role> of(Authentication caller) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        caller.getAuthorities().forEach(authority -> Role.of(String.valueOf(authority.getAuthority()))
                .ifPresent(roles::add));
        return roles;
    }
}
