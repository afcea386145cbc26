package dev.engagement.shared.access;

import dev.engagement.documents.Refused;
import dev.engagement.documents.keys.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Identifies the caller and limits the rate of calls. Reads headers only, since bodies are streams. */
final class CallerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";
    private static final Access READING = Access.to("GET", "/actuator/health", Role.READ);

    private final Callers callers;
    private final Operations operations;
    private final Limits limits;
    private final Refusals refusals;
    private final @Nullable BrowserSession browsers;

    CallerFilter(
            Callers callers,
            Operations operations,
            Limits limits,
            Refusals refusals,
            @Nullable BrowserSession browsers) {
        this.browsers = browsers;
        this.callers = callers;
        this.operations = operations;
        this.limits = limits;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            identify(request, response);
        } catch (Refused refused) {
            refusals.send(request, response, refused);
            return;
        }
        Principal reader = isHealth(request) ? reader(request) : null;
        chain.doFilter(reader == null ? request : new Known(request, reader), response);
    }

    private static boolean isHealth(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/health");
    }

    /** Returns the caller if they may see health details; treats an invalid key like no key. */
    private @Nullable Principal reader(HttpServletRequest request) {
        if (callers.everythingIsOpen()) {
            return Caller.ANYBODY;
        }
        try {
            return bearer(request)
                    .map(callers::of)
                    .filter(caller -> Caller.may(caller, READING, READING.path()))
                    .orElse(null);
        } catch (Refused stranger) {
            return null;
        }
    }

    /** A request that the health endpoint sees as coming from an identified caller. */
    private static final class Known extends HttpServletRequestWrapper {
        private final Principal caller;

        Known(HttpServletRequest request, Principal caller) {
            super(request);
            this.caller = caller;
        }

        @Override
        public Principal getUserPrincipal() {
            return caller;
        }
    }

    /** Identifies nobody on an open operation: a tool may send an Authorization header of its own with its webhooks. */
    private void identify(HttpServletRequest request, HttpServletResponse response) {
        if (operations.find(request).filter(Access::isEverybodys).isPresent()) {
            return;
        }
        if (callers.everythingIsOpen()) {
            Neighbours.check(request);
            SecurityContextHolder.setContext(new SecurityContextImpl(Caller.ANYBODY));
            return;
        }
        Optional<String> bearer = bearer(request);
        if (bearer.isPresent()) {
            SecurityContextHolder.setContext(new SecurityContextImpl(callers.of(bearer.get())));
        } else if (browsers != null) {
            browsers.renew(request, response);
        }
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null) {
            Optional<Duration> wait = limits.take(caller.getName());
            if (wait.isPresent()) {
                throw Refusals.tooMany(wait.get());
            }
        }
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(bearer(request.getHeader(HttpHeaders.AUTHORIZATION)));
    }

    /** Returns the secret in the header; null if there is none. */
    static @Nullable String bearer(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
