package dev.engagement.shared.access;

import dev.engagement.documents.Refused;
import dev.engagement.documents.keys.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Admits callers to one operation of programs by the same rules as the chain of filters, for a fraction of its time. It refuses nobody: a
 * call that it does not admit goes through the chain, which says why.
 */
public final class Gate {
    private final Callers callers;
    private final Limits limits;
    private final Access operation;

    Gate(Callers callers, Limits limits, Access operation) {
        this.callers = callers;
        this.limits = limits;
        this.operation = operation;
    }

    /** Returns the caller's roles, and counts the call against their limit; empty if they are not admitted. */
    public Optional<Set<Role>> admit(HttpServletRequest request) {
        try {
            return Optional.ofNullable(caller(request))
                    .filter(caller -> Caller.may(caller, operation, request.getRequestURI()))
                    .filter(caller -> caller == Caller.ANYBODY
                            || limits.take(caller.getName()).isEmpty())
                    .map(CurrentCaller::of);
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    private @Nullable Caller caller(HttpServletRequest request) {
        if (callers.everythingIsOpen()) {
            Neighbours.check(request);
            return Caller.ANYBODY;
        }
        String bearer = CallerFilter.bearer(request.getHeader(HttpHeaders.AUTHORIZATION));
        return bearer == null ? null : callers.of(bearer);
    }
}
