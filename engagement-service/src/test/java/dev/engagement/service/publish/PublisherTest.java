package dev.engagement.service.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.TopicNames;
import dev.engagement.service.Landscape;
import dev.engagement.service.Running;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands in the topic, read as a consumer reads it. Each test has subjects of its own. */
class PublisherTest {
    /** Topics of its own: whatever else publishes to the broker would be taken for these services. */
    private static final TopicNames NAMES = new TopicNames("publisher-test.");

    private final String database = Landscape.newDatabase();
    private final Path key = Landscape.newKeyFile();
    private final String request = "t:" + UUID.randomUUID();
    private final KafkaConsumer<String, byte[]> consumer = Landscape.reader();
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    @AfterEach
    void stop() {
        consumer.close();
    }

    private Running start(String... more) {
        return Running.on(
                database,
                key,
                Stream.concat(Stream.of("--engagement.topic-prefix=publisher-test."), Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void an_entry_is_a_cloud_event_in_binary_mode_under_its_requests_key() {
        try (Running service = start()) {
            var answer = service.post("application/cloudevents+json", """
                    {"specversion":"1.0","id":"x","source":"/tools/t","type":"dev.engagement.request-opened.v1",
                     "subject":"%s","time":"2026-03-27T16:30:00.123456+01:00",
                     "data":{"activity":"incident","service":"mail"}}""".formatted(request));

            ConsumerRecord<String, byte[]> record = published(request, 1).getFirst();

            assertThat(record.key()).isEqualTo(request);
            assertThat(new String(record.value(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"activity\":\"incident\",\"service\":\"mail\"}");
            assertThat(header(record, "ce_id")).isEqualTo("x");
            assertThat(header(record, "ce_source")).isEqualTo("/tools/t");
            assertThat(header(record, "ce_type")).isEqualTo("dev.engagement.request-opened.v1");
            assertThat(header(record, "ce_subject")).isEqualTo(request);
            assertThat(header(record, "ce_time")).isEqualTo("2026-03-27T15:30:00.123456Z");
            assertThat(header(record, "ce_sequence")).isEqualTo("0");
            assertThat(header(record, "ce_entryid")).isEqualTo(answer.text("entryid"));
            assertThat(Instant.parse(header(record, "ce_recordedtime")))
                    .isBefore(Instant.now().plusSeconds(60));
            assertThat(header(record, "content-type")).isEqualTo("application/json");
        }
    }

    @Test
    void publishing_goes_on_where_it_stopped_and_every_stream_is_whole_and_in_order() {
        try (Running service = start()) {
            service.post("application/x-ndjson", contacts(0, 400));
            published(request, 400);
        }
        try (Running service = start()) {
            service.post("application/x-ndjson", contacts(400, 700));

            assertThat(published(request, 700))
                    .extracting(record -> Integer.valueOf(header(record, "ce_sequence")))
                    .containsExactlyElementsOf(IntStream.range(0, 700).boxed().toList());
        }
    }

    @Test
    void a_row_that_commits_late_is_published_although_later_ones_were_before() throws SQLException {
        try (Running service = start();
                Connection late = DriverManager.getConnection(database)) {
            late.setAutoCommit(false);
            try (Statement statement = late.createStatement()) {
                statement.execute("""
                        insert into event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                            payload_type, payload_revision, payload, meta_data)
                        values ('%s', '%s-late', 0, 'request', to_char(clock_timestamp() at time zone 'UTC',
                            'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'dev.engagement.request-closed', '1', '{}',
                            '{"source":"/tools/t","id":"late","occurredAt":"2026-03-27T15:30:00Z","recordedAt":"'
                            || to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"}')
                        """.formatted(UUID.randomUUID(), request));
            }
            Instant held = Instant.now();
            service.post("application/x-ndjson", contacts(0, 50));
            published(request, 50);
            assertThat(published(request + "-late", 0)).isEmpty();
            assertThat(completeTo())
                    .as("the instant of completeness waits for what is under way")
                    .isBefore(held);

            late.commit();

            assertThat(published(request + "-late", 1)).hasSize(1);
            await().atMost(Duration.ofSeconds(20)).until(() -> completeTo().isAfter(held));
        }
    }

    @Test
    void intake_goes_on_while_the_broker_is_away_and_nothing_of_it_is_lost() {
        try (Running service = start("--spring.kafka.bootstrap-servers=127.0.0.1:1")) {
            var answer = service.post("application/x-ndjson", contacts(0, 300));

            assertThat(answer.body().path("recorded").asInt()).isEqualTo(300);
        }
        try (Running service = start()) {
            assertThat(published(request, 300)).hasSize(300);
        }
    }

    @Test
    void completeness_moves_on_while_nothing_happens_and_names_offsets_that_hold_everything() {
        try (Running service = start()) {
            service.post("application/x-ndjson", contacts(0, 20));
            Instant after = Instant.now();

            await().atMost(Duration.ofSeconds(20)).until(() -> completeTo().isAfter(after));

            JsonNode offsets = Objects.requireNonNull(lastCompleteness()).path("offsets");
            for (ConsumerRecord<String, byte[]> record : published(request, 20)) {
                assertThat(offsets.path(String.valueOf(record.partition())).asLong())
                        .isGreaterThan(record.offset());
            }
        }
    }

    @Test
    void a_charter_is_published_on_its_own_topic_and_counts_for_completeness() {
        String name = "office-" + UUID.randomUUID();
        try (Running service = start()) {
            service.post("application/x-ndjson", contacts(0, 5));
            for (String notice : List.of("0.1", "0.3")) {
                assertThat(service.ask(
                                        "PUT",
                                        "/v1/charters/" + name,
                                        Map.of("Content-Type", "application/json"),
                                        charter(name, notice))
                                .statusCode())
                        .isEqualTo(201);
            }
            Instant after = Instant.now();

            List<ConsumerRecord<String, byte[]>> versions = charters(name, 2);

            assertThat(versions)
                    .extracting(record -> header(record, "ce_sequence"))
                    .containsExactly("0", "1");
            ConsumerRecord<String, byte[]> record = versions.getLast();
            assertThat(header(record, "ce_type")).isEqualTo("dev.engagement.charter-published.v1");
            assertThat(header(record, "ce_subject")).isEqualTo("charter:" + name);
            assertThat(header(record, "ce_source")).isEqualTo("/v1/charters");
            assertThat(header(record, "ce_id")).isEqualTo(name + "@2");
            JsonNode document = new JsonMapper().readTree(record.value());
            assertThat(document.path("notice").asDouble()).isEqualTo(0.3);
            assertThat(document.path("holidays").path("dates").toString()).contains("2026-10-03");
            assertThat(published(request, 5)).hasSize(5);
            await().atMost(Duration.ofSeconds(20)).until(() -> completeTo().isAfter(after));
            assertThat(Objects.requireNonNull(lastCompleteness())
                            .path("charterOffsets")
                            .path("0")
                            .asLong())
                    .isGreaterThan(record.offset());
        }
    }

    private static String charter(String name, String notice) {
        Map<String, Object> document = new HashMap<>(CharterDocument.write(Charter.standard()));
        document.put("charter", name);
        document.put("notice", Double.valueOf(notice));
        document.put("holidays", Map.of("region", "DE"));
        return new JsonMapper().writeValueAsString(document);
    }

    private static List<ConsumerRecord<String, byte[]>> charters(String name, int count) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> reader = Landscape.reader()) {
            List<TopicPartition> all = List.of(new TopicPartition(NAMES.onBroker(TopicNames.CHARTERS), 0));
            reader.assign(all);
            reader.seekToBeginning(all);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                reader.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (name.equals(record.key())) {
                        found.add(record);
                    }
                });
                return found.size() >= count;
            });
        }
        return found;
    }

    private String contacts(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append("""
                            {"specversion":"1.0","id":"%s-%d","source":"/tools/t",\
                            "type":"dev.engagement.customer-contacted.v1","subject":"%s",\
                            "time":"2026-03-27T16:30:00+01:00","data":{}}""".formatted(request, i, request)).append('\n');
        }
        return lines.toString();
    }

    /** First appearances of a subject's records, as soon as there are that many. */
    private List<ConsumerRecord<String, byte[]>> published(String subject, int count) {
        List<ConsumerRecord<String, byte[]>> first = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            poll(NAMES.onBroker(TopicNames.REQUESTS), Topics.PARTITIONS);
            Map<String, ConsumerRecord<String, byte[]>> bySequence = new HashMap<>();
            first.clear();
            for (ConsumerRecord<String, byte[]> record : seen) {
                if (subject.equals(record.key())
                        && record.topic().equals(NAMES.onBroker(TopicNames.REQUESTS))
                        && bySequence.put(header(record, "ce_sequence"), record) == null) {
                    first.add(record);
                }
            }
            return first.size() >= count;
        });
        return first;
    }

    private Instant completeTo() {
        JsonNode last = lastCompleteness();
        return last == null
                ? Instant.EPOCH
                : Instant.parse(last.path("completeTo").asString());
    }

    @org.jspecify.annotations.Nullable
    private JsonNode lastCompleteness() {
        try (KafkaConsumer<String, byte[]> reader = Landscape.reader()) {
            TopicPartition partition = new TopicPartition(NAMES.onBroker(TopicNames.COMPLETENESS), 0);
            reader.assign(List.of(partition));
            long end =
                    Objects.requireNonNull(reader.endOffsets(List.of(partition)).get(partition));
            reader.seek(partition, Math.max(0, end - 1));
            for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofSeconds(1))) {
                return new JsonMapper().readTree(record.value());
            }
            return null;
        }
    }

    private void poll(String topic, int partitions) {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> all = IntStream.range(0, partitions)
                    .mapToObj(number -> new TopicPartition(topic, number))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
        }
        consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
