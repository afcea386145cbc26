package dev.engagement.service.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.TopicNames;
import dev.engagement.service.Landscape;
import dev.engagement.service.Running;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of entries that nobody can read, and of records that the broker loses; on a broker of its own. */
class PublicationTest {
    private static final EmbeddedKafkaKraftBroker KAFKA = new EmbeddedKafkaKraftBroker(1, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String database = Landscape.newDatabase();
    private final Path key = Landscape.newKeyFile();

    @BeforeAll
    static void start() {
        KAFKA.brokerProperty("auto.create.topics.enable", "false");
        KAFKA.afterPropertiesSet();
    }

    @AfterAll
    static void stop() {
        KAFKA.destroy();
    }

    private Running service(String... more) {
        return Running.at(KAFKA.getBrokersAsString(), database, key, more);
    }

    private static String opened(String id, String subject) {
        return """
                {"specversion":"1.0","id":"%s","source":"/tools/t","type":"dev.engagement.request-opened.v1",\
                "subject":"%s","time":"2026-03-27T16:30:00+01:00","data":{"activity":"incident","service":"mail"}}
                """.formatted(id, subject);
    }

    @Test
    void an_entry_that_nobody_can_read_is_set_aside_until_it_is_mended_and_holds_up_no_other() throws Exception {
        try (Running service = Running.withoutKafka(database, key)) {
            service.post(
                    "application/x-ndjson", opened("1", "aside:1") + opened("2", "aside:2") + opened("3", "aside:3"));
            service.bean(JdbcTemplate.class)
                    .update("update event set payload = '{\"activity\":7' where aggregate_identifier = 'aside:2'");
        }
        try (Running service = service()) {
            Map<String, ConsumerRecord<String, byte[]>> published = published("aside:1", "aside:2", "aside:3");
            assertThat(of(published, "aside:2").value())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("{\"activity\":7");
            assertThat(header(of(published, "aside:3"), "ce_sequence")).isEqualTo("0");

            JsonNode state = await().atMost(PATIENCE)
                    .until(
                            () -> service.get("/v1/publication").body(),
                            body -> body.path("setAsideCount").asInt() == 1);
            assertThat(state.at("/setAside/0/request").asString()).isEqualTo("aside:2");
            assertThat(state.at("/setAside/0/reason").asString()).contains("data");
            assertThat(service.getText("/actuator/prometheus")).contains("engagement_set_aside_entries 1.0");
            assertThat(service.getText("/actuator/health")).contains("UP");
            JsonNode entry = service.get("/v1/requests/aside:2/entries").body().at("/entries/0");
            assertThat(entry.path("unreadable").asString()).contains("data");
            assertThat(entry.path("stored").asString()).isEqualTo("{\"activity\":7");
            await().atMost(PATIENCE).until(() -> completeTo()
                    .isAfter(Instant.parse(header(of(published, "aside:1"), "ce_recordedtime"))));

            service.bean(JdbcTemplate.class)
                    .update(
                            "update event set payload = '{\"activity\":\"a\",\"service\":\"s\"}' where aggregate_identifier = 'aside:2'");
            await().atMost(PATIENCE)
                    .until(() -> service.get("/v1/publication")
                                    .body()
                                    .path("setAsideCount")
                                    .asInt()
                            == 0);
            assertThat(all())
                    .filteredOn(record -> record.key().equals("aside:2"))
                    .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .containsExactly("{\"activity\":7", "{\"activity\":\"a\",\"service\":\"s\"}");
        }
    }

    @Test
    void a_charter_version_that_nobody_can_read_keeps_its_number_and_spares_the_others() {
        try (Running service = service()) {
            String charter = service.ask("GET", "/v1/charters/default", Map.of("Accept", "application/json"), "")
                    .body();
            for (String name : List.of("one", "two")) {
                assertThat(put(service, name, charter).statusCode()).isEqualTo(201);
            }
            service.bean(JdbcTemplate.class)
                    .update("update event set payload = '{}' where aggregate_identifier = 'charter:one'");

            assertThat(service.get("/v1/charters").body().toString())
                    .contains("two")
                    .doesNotContain("\"one\"");
            assertThat(service.get("/v1/charters/one").status()).isEqualTo(404);
            assertThat(put(service, "one", charter).body()).contains("\"version\":2");
            assertThat(service.get("/v1/charters/one/versions").body().toString())
                    .contains("\"version\":2");
        }
    }

    private static java.net.http.HttpResponse<String> put(Running service, String name, String charter) {
        return service.ask(
                "PUT",
                "/v1/charters/" + name,
                Map.of("Content-Type", "application/json"),
                charter.replace("\"default\"", "\"" + name + "\""));
    }

    @Test
    void what_the_broker_lost_is_published_again_with_the_numbers_that_show_it() throws Exception {
        try (Running service = service()) {
            service.post("application/x-ndjson", opened("1", "lost:1") + opened("2", "lost:2"));
            published("lost:1", "lost:2");
            await().atMost(PATIENCE).until(() -> service.get("/v1/publication")
                    .body()
                    .path("oldestWaiting")
                    .isNull());
        }
        lose(TopicNames.REQUESTS);
        try (Running service = service()) {
            service.post("application/x-ndjson", opened("3", "lost:3"));
            Map<String, ConsumerRecord<String, byte[]>> again = published("lost:1", "lost:2", "lost:3");

            assertThat(header(of(again, "lost:3"), "ce_epoch")).isEqualTo("1");
            assertThat(header(of(again, "lost:1"), "ce_epoch")).isEqualTo("1");
            Map<Integer, Long> highest = new TreeMap<>();
            for (ConsumerRecord<String, byte[]> record : all()) {
                highest.merge(record.partition(), Long.valueOf(header(record, "ce_ordinal")), Math::max);
            }
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode mark = lastCompleteness();
                assertThat(mark.path("epoch").asLong()).isEqualTo(1);
                highest.forEach((partition, ordinal) -> assertThat(mark.path("entries")
                                .path(String.valueOf(partition))
                                .asLong())
                        .isEqualTo(ordinal));
            });
            assertThat(service.get("/v1/publication").body().path("epoch").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void names_that_the_broker_lost_are_told_again() throws Exception {
        String contact =
                opened("1", "names:1").replace("\"service\":\"mail\"", "\"service\":\"mail\",\"requester\":\"Ana\"");
        try (Running service = service()) {
            service.post("application/x-ndjson", contact);
            await().atMost(PATIENCE).until(() -> names().size() == 1);
            await().atMost(PATIENCE)
                    .until(() -> completeTo().isAfter(Instant.now().minusSeconds(2)));
        }
        lose(TopicNames.DIRECTORY);
        try (Running service = service()) {
            await().atMost(PATIENCE).until(() -> names().size() == 1);
            assertThat(service.get("/v1/publication").body().path("epoch").asInt())
                    .isEqualTo(1);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> names() {
        return read(List.of(new TopicPartition(TopicNames.DIRECTORY, 0)));
    }

    private static void lose(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.getBrokersAsString()))) {
            admin.deleteTopics(List.of(topic)).all().get();
            await().atMost(PATIENCE)
                    .until(() -> !admin.listTopics().names().get().contains(topic));
        }
    }

    @Test
    void a_halt_is_seen_though_intake_goes_on() {
        try (Running service = Running.withoutKafka(database, key, "--engagement.stalled-after=PT0.5S")) {
            assertThat(service.post("application/x-ndjson", opened("1", "halt:1"))
                            .status())
                    .isEqualTo(200);

            await().atMost(PATIENCE).until(() -> service.get("/actuator/health").status() == 503);
            assertThat(service.getText("/actuator/health")).contains("STALLED");
            assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(service.getText("/actuator/health/readiness")).contains("STALLED");
            JsonNode state = service.get("/v1/publication").body();
            assertThat(state.path("stalled").asBoolean()).isTrue();
            assertThat(state.path("oldestWaiting").isString()).isTrue();
            await().atMost(PATIENCE).until(() -> gauge(service, "engagement_publish_lag_seconds") > 1);
            await().atMost(PATIENCE).until(() -> gauge(service, "engagement_publish_progress_age_seconds") > 1);
        }
    }

    private static double gauge(Running service, String name) {
        return service.getText("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** The last record of each subject, as soon as all are there. */
    private static Map<String, ConsumerRecord<String, byte[]>> published(String... subjects) {
        Map<String, ConsumerRecord<String, byte[]>> last = new TreeMap<>();
        await().atMost(PATIENCE).until(() -> {
            last.clear();
            all().forEach(record -> last.put(record.key(), record));
            return last.keySet().containsAll(List.of(subjects));
        });
        return last;
    }

    private static ConsumerRecord<String, byte[]> of(Map<String, ConsumerRecord<String, byte[]>> records, String key) {
        return Objects.requireNonNull(records.get(key));
    }

    private static List<ConsumerRecord<String, byte[]>> all() {
        return read(IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(number -> new TopicPartition(TopicNames.REQUESTS, number))
                .toList());
    }

    private static JsonNode lastCompleteness() {
        return new JsonMapper()
                .readTree(read(List.of(new TopicPartition(TopicNames.COMPLETENESS, 0)))
                        .getLast()
                        .value());
    }

    private static Instant completeTo() {
        return Instant.parse(lastCompleteness().path("completeTo").asString());
    }

    private static List<ConsumerRecord<String, byte[]>> read(List<TopicPartition> partitions) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", KAFKA.getBrokersAsString()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
