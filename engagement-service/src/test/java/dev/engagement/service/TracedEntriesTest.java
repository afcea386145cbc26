package dev.engagement.service;

import static dev.engagement.service.Events.STRUCTURED;
import static dev.engagement.service.Events.closed;
import static dev.engagement.service.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.TopicNames;
import dev.engagement.tests.traces.TraceCollector;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.jdbc.core.JdbcTemplate;

/** An entry's way from the call to Kafka, as a collector sees it; {@code ProjectedTraceTest} sees the rest. */
@ExtendWith(Shared.class)
class TracedEntriesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    private final Running untraced;

    TracedEntriesTest(Running untraced) {
        this.untraced = untraced;
    }

    private static Running.Answer post(Running service, String sampled, String event) {
        return service.post(
                Map.of("Content-Type", STRUCTURED, "traceparent", "00-" + TRACE + "-" + CALLER + "-" + sampled),
                event.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_traced_call_leads_over_the_record_to_kafka_and_another_leaves_nothing() {
        TraceCollector.use();
        String traced = "traced:1";
        try (Running service =
                Running.on(Landscape.newDatabase(), Landscape.newKeyFile(), "--engagement.traces=true")) {
            String entryId = post(service, "01", opened("1", traced)).text("entryid");
            post(service, "00", closed("2", traced));

            await().until(() -> TraceCollector.spans(TRACE).size() == 3);
            SpanData call = span("POST /v1/events");
            SpanData record = span("record");
            SpanData publish = span("publish");
            assertThat(call.getParentSpanId()).isEqualTo(CALLER);
            assertThat(record.getParentSpanId()).isEqualTo(call.getSpanId());
            assertThat(publish.getParentSpanId()).isEqualTo(record.getSpanId());
            assertThat(List.of(record, publish))
                    .allSatisfy(hop ->
                            assertThat(hop.getAttributes().asMap().toString()).contains(entryId));
            List<ConsumerRecord<String, byte[]>> records = records(traced, 2);
            Header header = Objects.requireNonNull(records.getFirst().headers().lastHeader("traceparent"));
            assertThat(new String(header.value(), StandardCharsets.US_ASCII))
                    .isEqualTo("00-" + TRACE + "-" + publish.getSpanId() + "-01");
            assertThat(records.getLast().headers().lastHeader("traceparent")).isNull();
        }
    }

    @Test
    void while_traces_are_off_a_caller_who_asks_for_one_costs_nothing() {
        post(untraced, "01", opened("untraced", "untraced:1"));

        assertThat(records("untraced:1", 1).getFirst().headers().lastHeader("traceparent"))
                .isNull();
        assertThat(untraced.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from event where meta_data like '%traceparent%'", Integer.class))
                .isZero();
        assertThatThrownBy(() -> untraced.bean("callSpans", FilterRegistrationBean.class))
                .isInstanceOf(NoSuchBeanDefinitionException.class);
    }

    private static SpanData span(String name) {
        return TraceCollector.spans(TRACE).stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(TraceCollector.spans(TRACE)));
    }

    private static List<ConsumerRecord<String, byte[]>> records(String subject, int count) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = Landscape.reader()) {
            List<TopicPartition> partitions = consumer.partitionsFor(TopicNames.REQUESTS).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (subject.equals(record.key())) {
                        found.add(record);
                    }
                });
                return found.size() >= count;
            });
        }
        return found;
    }
}
