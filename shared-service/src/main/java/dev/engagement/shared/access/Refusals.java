package dev.engagement.shared.access;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.documents.keys.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers callers without access with the same kind of problem as every controller; browsers see it on a page, if there is one. */
public final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
    public static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final int UNAUTHORIZED = 401;

    private final HandlerExceptionResolver advice;
    private final Operations operations;
    private final ObjectProvider<ProblemView> views;

    Refusals(HandlerExceptionResolver advice, Operations operations, ObjectProvider<ProblemView> views) {
        this.advice = advice;
        this.operations = operations;
        this.views = views;
    }

    /** Returns whether a person in a browser waits for a page. */
    public static boolean isForPeople(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && !request.getRequestURI().matches("/(v1|actuator)(/.*)?");
    }

    static Refused unauthenticated(String detail) {
        return new Refused(
                new Problem("unauthenticated", UNAUTHORIZED, "Not authenticated", detail, HttpHeaders.AUTHORIZATION));
    }

    public static Problem unavailable(String detail) {
        return new Problem("access-unavailable", 503, "Access cannot be checked now", detail, null);
    }

    static Refused tooMany(Duration wait) {
        return new Refused(
                new Problem("too-many-requests", 429, "Too many calls", "This caller's limit is reached.", null), wait);
    }

    public void send(HttpServletRequest request, HttpServletResponse response, Refused refused) {
        if (refused.problem().status() == UNAUTHORIZED) {
            boolean brought = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, brought ? "Bearer error=\"invalid_token\"" : "Bearer");
        }
        ProblemView view = isForPeople(request) ? views.getIfAvailable() : null;
        if (view != null) {
            view.show(request, response, refused);
            return;
        }
        if (advice.resolveException(request, response, null, refused) == null) {
            response.setStatus(refused.problem().status());
        }
    }

    /** Answers a fault of a call that no controller takes; returns false if there is no answer to it. */
    public boolean send(HttpServletRequest request, HttpServletResponse response, Exception fault) {
        return advice.resolveException(request, response, null, fault) != null;
    }

    /** Answers a caller who is not authenticated. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody) {
        send(
                request,
                response,
                unauthenticated("This needs a key: send it as the header \"Authorization: Bearer egk_…\"."));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        send(request, response, new Refused(denied instanceof CsrfException ? foreign() : denied(request)));
    }

    private Problem denied(HttpServletRequest request) {
        return operations
                .find(request)
                // Who sees a part of all does not hear what else there is.
                .filter(operation -> CallerScope.current() == null)
                .map(Refusals::forbidden)
                .orElseGet(() -> new Problem("http-404", 404, "Not Found", "There is no such operation.", null));
    }

    private static Problem foreign() {
        return new Problem(
                "csrf",
                403,
                "The CSRF token is missing",
                "A browser session needs the CSRF token of its page. If the page was loaded before you signed in, go back, load"
                        + " it again and send the form once more.",
                null);
    }

    private static Problem forbidden(Access operation) {
        String roles = operation.roles().stream().sorted().map(Role::word).collect(Collectors.joining(" or "));
        return new Problem("forbidden", 403, "The role is not sufficient", "This needs the role " + roles + ".", null);
    }

    /** Answers a path that could mean another one than it seems to. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected) {
        send(
                request,
                response,
                new Refused(new Problem(
                        "malformed-path", 400, "The path cannot be read", "It must be in its normal form.", null)));
    }
}
