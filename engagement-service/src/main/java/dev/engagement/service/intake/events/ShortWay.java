package dev.engagement.service.intake.events;

import dev.engagement.documents.keys.Role;
import dev.engagement.shared.access.AccessSetup;
import dev.engagement.shared.access.Gate;
import dev.engagement.shared.access.Gates;
import dev.engagement.shared.access.Refusals;
import dev.engagement.shared.traces.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes one event a call in structured mode past the other filters and the dispatcher, which decide the same for every such call and cost
 * twice what the rest of it does. Takes only calls about which there is nothing to decide: whose caller is admitted, and who accepts JSON;
 * all others go the long way, and so does every call while traces are on. What is wrong with an event is said by the same advice.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ShortWay extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String METHOD = "POST";
    private static final String PATH = "/v1/events";
    /** The headers that the security filters add to every answer. */
    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-XSS-Protection", "0",
            "Cache-Control", "no-cache, no-store, max-age=0, must-revalidate",
            "Pragma", "no-cache",
            "Expires", "0",
            "X-Frame-Options", "DENY",
            "Content-Security-Policy", AccessSetup.CONTENT_POLICY,
            "Referrer-Policy", "same-origin");

    private final transient EventsDoor door;
    private final transient Gate gate;
    private final transient Refusals refusals;
    private final transient Traces traces;
    private final transient JsonMapper json;
    private final transient MeterRegistry metrics;
    private final transient Map<Integer, Timer> timers = new ConcurrentHashMap<>();

    ShortWay(EventsDoor door, Gates gates, Refusals refusals, Traces traces, JsonMapper json, MeterRegistry metrics) {
        this.door = door;
        this.gate = gates.of(METHOD, PATH);
        this.refusals = refusals;
        this.traces = traces;
        this.json = json;
        this.metrics = metrics;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Set<Role>> caller = isPlain(request) ? gate.admit(request) : Optional.empty();
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Timer.Sample time = Timer.start(metrics);
        HEADERS.forEach(response::setHeader);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
        try {
            write(response, door.structured(request, caller.get()));
        } catch (IOException | RuntimeException fault) {
            if (!refusals.send(request, response, fault)) {
                throw fault;
            }
        } finally {
            time.stop(timer(response.getStatus()));
        }
    }

    private boolean isPlain(HttpServletRequest request) {
        return METHOD.equals(request.getMethod())
                && PATH.equals(request.getRequestURI())
                && request.getQueryString() == null
                && EventsDoor.STRUCTURED.equals(request.getContentType())
                && takesJson(request.getHeader(HttpHeaders.ACCEPT))
                && request.getHeader(HttpHeaders.ORIGIN) == null
                && !traces.areOn();
    }

    private static boolean takesJson(@Nullable String accept) {
        return accept == null || accept.equals(MediaType.ALL_VALUE) || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    }

    private void write(HttpServletResponse response, EventAnswer answer) throws IOException {
        byte[] body = json.writeValueAsBytes(answer);
        response.setStatus(answer.status());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Returns the timer that the long way has, by the status. */
    private Timer timer(int status) {
        return timers.computeIfAbsent(status, any -> Timer.builder("http.server.requests")
                .tag("method", METHOD)
                .tag("uri", PATH)
                .tag("status", String.valueOf(status))
                .tag("outcome", outcome(status))
                .tag("exception", "none")
                .tag("error", "none")
                .register(metrics));
    }

    private static String outcome(int status) {
        HttpStatus.Series series = HttpStatus.Series.resolve(status);
        return switch (series) {
            case SUCCESSFUL -> "SUCCESS";
            case CLIENT_ERROR -> "CLIENT_ERROR";
            case null, default -> "SERVER_ERROR";
        };
    }
}
