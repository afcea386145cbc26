package dev.engagement.shared.access;

import dev.engagement.documents.keys.KeyScope;
import dev.engagement.documents.keys.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** An authenticated caller. */
final class Caller extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    /** The caller of every request while no access control is set up. */
    static final Caller ANYBODY = new Caller("anybody", EnumSet.allOf(Role.class), Signatories.ALL, null);

    private final String name;
    private final transient Signatories signatories;

    Caller(String name, Set<Role> roles, Signatories signatories, @Nullable KeyScope scope) {
        super(Stream.concat(
                        roles.stream().map(role -> new SimpleGrantedAuthority(role.word())),
                        CallerScope.authorities(scope))
                .toList());
        this.name = name;
        this.signatories = signatories;
        setAuthenticated(true);
    }

    /**
     * Returns whether somebody may call an operation at an address; a signer's key opens the addresses of one charter only. Somebody who
     * signed in with a browser signs by a token, which covers all charters. A caller with a scope may call what keeps to it only.
     */
    static boolean may(Authentication somebody, Access operation, String path) {
        boolean isBound = CallerScope.of(somebody) != null;
        if (isBound && !operation.scoped()) {
            return false;
        }
        return CurrentCaller.of(somebody).stream()
                .filter(role -> role != Role.SIGNER
                        || !(somebody instanceof Caller caller)
                        || caller.signatories.coverAddress(path))
                .filter(role -> isBound || !role.needsScope() || somebody == ANYBODY)
                .anyMatch(operation::opensTo);
    }

    Signatories signatories() {
        return signatories;
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
