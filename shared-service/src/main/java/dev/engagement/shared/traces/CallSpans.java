package dev.engagement.shared.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Gives each call a span, and its log lines the trace's id. Registered only while traces are on. */
final class CallSpans extends OncePerRequestFilter {
    private static final String TRACE_ID = "traceId";
    private static final int FAULT = 500;

    private final Traces traces;

    CallSpans(Traces traces) {
        this.traces = traces;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Span span = traces.call(request.getHeader(Traces.HEADER), request.getMethod());
        try (Scope current = span.makeCurrent();
                MDC.MDCCloseable id =
                        MDC.putCloseable(TRACE_ID, span.getSpanContext().getTraceId())) {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Ending(span, request, response));
            } else {
                end(span, request, response);
            }
        }
    }

    private static void end(Span span, HttpServletRequest request, HttpServletResponse response) {
        // The pattern, never the address: that may hold a link's token.
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
            span.updateName(request.getMethod() + " " + pattern);
        }
        span.setAttribute("http.response.status_code", (long) response.getStatus());
        if (response.getStatus() >= FAULT) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private record Ending(Span span, HttpServletRequest request, HttpServletResponse response)
            implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            end(span, request, response);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // It completes afterwards.
        }

        @Override
        public void onError(AsyncEvent event) {
            // It completes afterwards.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
