package dev.engagement.tests.traces;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;

/** Collects the spans of all services of this JVM in memory, under the exporter's name {@code memory}. */
public final class TraceCollector implements ConfigurableSpanExporterProvider {
    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();

    /** Has services that start from now on send their spans here, at once. */
    public static void use() {
        System.setProperty("otel.traces.exporter", "memory");
        System.setProperty("otel.bsp.schedule.delay", "20");
    }

    /** Returns the spans of a trace that have ended. */
    public static List<SpanData> spans(String traceId) {
        return SPANS.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(traceId))
                .toList();
    }

    @Override
    public SpanExporter createExporter(ConfigProperties config) {
        return SPANS;
    }

    @Override
    public String getName() {
        return "memory";
    }
}
