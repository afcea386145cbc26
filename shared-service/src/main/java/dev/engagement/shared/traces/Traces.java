package dev.engagement.shared.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Traces an entry from the call that tells it to its figures. While traces are off, nothing is begun, stored or sent. */
public final class Traces {
    /** The name of the header, in HTTP and in Kafka, by which a hop finds the one before. */
    public static final String HEADER = "traceparent";

    /** Traces nothing. */
    public static final Traces OFF = new Traces(null);

    private static final TextMapGetter<String> ONLY_VALUE = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String value) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String value, String key) {
            return key.equals(HEADER) ? value : null;
        }
    };

    private final @Nullable Tracer tracer;

    Traces(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    public boolean areOn() {
        return tracer != null;
    }

    /** Begins the next hop of the current call; null unless the call is traced. */
    public @Nullable Hop next(String name) {
        return tracer == null || !Span.current().getSpanContext().isSampled()
                ? null
                : new Hop(tracer.spanBuilder(name).startSpan());
    }

    /** Begins the hop after another one, which may be another program's; null unless that one is traced. */
    public @Nullable Hop after(@Nullable String traceparent, String name) {
        if (tracer == null || traceparent == null) {
            return null;
        }
        Context before = before(traceparent);
        return Span.fromContext(before).getSpanContext().isSampled()
                ? new Hop(tracer.spanBuilder(name).setParent(before).startSpan())
                : null;
    }

    /** Begins the span of a call; the sampler decides whether it is traced. */
    Span call(@Nullable String traceparent, String name) {
        return tracer == null
                ? Span.getInvalid()
                : tracer.spanBuilder(name)
                        .setParent(before(traceparent))
                        .setSpanKind(SpanKind.SERVER)
                        .startSpan();
    }

    private static Context before(@Nullable String traceparent) {
        return W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), traceparent == null ? "" : traceparent, ONLY_VALUE);
    }
}
