package dev.engagement.shared.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

/** The span of a call and the id in its log lines. */
class CallSpansTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Traces traces = new Traces(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build()
            .get("test"));

    @Test
    void log_lines_of_a_call_carry_its_trace_and_no_address_leaves() throws Exception {
        AtomicReference<@Nullable String> logged = new AtomicReference<>();
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/mine/a-link's-own-secret");
        request.addHeader("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/mine/{token}");

        new CallSpans(traces)
                .doFilter(request, new MockHttpServletResponse(), (any, other) -> logged.set(MDC.get("traceId")));

        assertThat(logged.get()).isEqualTo(TRACE);
        assertThat(MDC.get("traceId")).isNull();
        SpanData span = spans.getFinishedSpanItems().getFirst();
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getName()).isEqualTo("GET /mine/{token}");
        assertThat(span.toString()).doesNotContain("secret");
    }

    @Test
    void a_call_that_nobody_traces_has_no_next_hop() {
        assertThat(traces.next("record")).isNull();
        assertThat(traces.after("00-" + TRACE + "-00f067aa0ba902b7-00", "publish"))
                .isNull();
        assertThat(traces.after("nonsense", "publish")).isNull();
        assertThat(Traces.OFF.after("00-" + TRACE + "-00f067aa0ba902b7-01", "publish"))
                .isNull();
    }
}
