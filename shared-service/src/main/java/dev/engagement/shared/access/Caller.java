package dev.engagement.shared.access;

import dev.engagement.documents.keys.Role;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** An authenticated caller. */
final class Caller extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    /** The caller of every request while no access control is set up. */
    static final Caller ANYBODY = new Caller("anybody", EnumSet.allOf(Role.class));

    private final String name;

    Caller(String name, Set<Role> roles) {
        super(roles.stream()
                .map(role -> new SimpleGrantedAuthority(role.word()))
                .toList());
        this.name = name;
        setAuthenticated(true);
    }

    static boolean may(Authentication somebody, Access operation) {
        return somebody.getAuthorities().stream()
                .flatMap(authority -> Role.of(String.valueOf(authority.getAuthority())).stream())
                .anyMatch(operation::opensTo);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Object getPrincipal() {
        return name;
    }

    /** Returns nothing: the secret is not kept after the check. */
    @Override
    public Object getCredentials() {
        return "";
    }
}
