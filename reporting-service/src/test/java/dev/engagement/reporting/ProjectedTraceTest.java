package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Recorded;
import dev.engagement.tests.Stories;
import dev.engagement.tests.traces.TraceCollector;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** The last hop of an entry, from Kafka to its figures, as a collector sees it. */
class ProjectedTraceTest {
    private static final String TRACE = "5bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PUBLISH = "10f067aa0ba902b7";

    @Test
    void the_trace_of_an_entry_ends_when_its_figures_are_visible() {
        TraceCollector.use();
        List<Recorded> story = Stories.utc().about("tr:1").opened().entries();
        try (Stage stage = new Stage().withTopics()) {
            Stage.Service service = stage.service(Stage.database(), "--engagement.traces=true");
            ProducerRecord<String, byte[]> record = EntryRecords.of(story.getFirst());
            record.headers()
                    .add("traceparent", ("00-" + TRACE + "-" + PUBLISH + "-01").getBytes(StandardCharsets.US_ASCII));

            stage.publish(record);

            await().until(() -> !TraceCollector.spans(TRACE).isEmpty());
            assertThat(service.get("/v1/requests/tr:1").status()).isEqualTo(200);
            SpanData hop = TraceCollector.spans(TRACE).getFirst();
            assertThat(hop.getName()).isEqualTo("project");
            assertThat(hop.getParentSpanId()).isEqualTo(PUBLISH);
        }
    }
}
