package dev.engagement.shared.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;

/** One step of an entry's way. A hop that never ends is not told. */
public final class Hop {
    private final Span span;

    Hop(Span span) {
        this.span = span;
    }

    /** Returns the name by which the next hop finds this one: a W3C {@code traceparent}. */
    public String traceparent() {
        SpanContext context = span.getSpanContext();
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }

    /** Adds which entry it is about. */
    public Hop about(String entryId) {
        span.setAttribute("engagement.entry", entryId);
        return this;
    }

    public void end() {
        span.end();
    }

    public void fail() {
        span.setStatus(StatusCode.ERROR);
        span.end();
    }
}
