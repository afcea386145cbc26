package dev.engagement.shared.access;

import dev.engagement.documents.Refused;
import dev.engagement.documents.keys.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Admits callers to one operation of programs by the same rules as the chain of filters, for a fraction of its time. It refuses nobody: a
 * call that it does not admit goes through the chain, which says why.
 */
public final class Gate {
    private final Callers callers;
    private final Limits limits;
    private final Access operation;
    private final Optional<Set<Role>> anybody;

    Gate(Callers callers, Limits limits, Access operation) {
        this.callers = callers;
        this.limits = limits;
        this.operation = operation;
        this.anybody = Optional.of(CurrentCaller.of(Caller.ANYBODY))
                .filter(roles -> Caller.may(Caller.ANYBODY, operation, operation.path()));
    }

    /** Returns the caller's roles, and counts the call against their limit; empty if they are not admitted. */
    public Optional<Set<Role>> admit(HttpServletRequest request) {
        try {
            if (callers.everythingIsOpen()) {
                Neighbours.check(request);
                return anybody;
            }
            return Optional.ofNullable(CallerFilter.bearer(request.getHeader(HttpHeaders.AUTHORIZATION)))
                    .map(callers::of)
                    .filter(caller -> Caller.may(caller, operation, request.getRequestURI()))
                    .filter(caller -> limits.take(caller.getName()).isEmpty())
                    .map(CurrentCaller::of);
        } catch (Refused refused) {
            return Optional.empty();
        }
    }
}
