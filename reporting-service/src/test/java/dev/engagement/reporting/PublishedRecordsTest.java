package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.documents.EntryJson;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Recorded;
import dev.engagement.events.TopicNames;
import dev.engagement.tests.contract.PublishedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reads the records that the command service's tests hold against what it really publishes. */
class PublishedRecordsTest {
    /** Headers that count what was sent: the command side's own. */
    private static final Set<String> COUNTED = Set.of("ce_ordinal", "ce_epoch");

    @Test
    void records_of_all_types_are_read_and_make_the_readings_of_their_story() {
        try (Stage stage = new Stage().withTopics()) {
            Map<Integer, Long> sent = new HashMap<>();
            for (PublishedRecord record : PublishedRecord.all()) {
                stage.publish(kafka(record));
                if (record.topic().equals(TopicNames.REQUESTS)) {
                    sent.merge(record.partition(), 1L, Long::sum);
                }
            }
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            stage.complete(now, 0, sent);
            Stage.Service service = stage.service(Stage.database());
            service.awaitComplete(now);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> service.get("/requests/desk:INC1").body().contains("Grüße 📨"));

            Stage.Answer answer = service.get("/v1/requests/desk:INC1");
            JsonNode request = answer.json();
            assertThat(request.at("/charter/version").asInt()).isEqualTo(2);
            assertThat(request.at("/dimensions/team").asString()).isEqualTo("network");
            assertThat(reading(request, "hand-offs").path("value").asInt()).isEqualTo(1);
            assertThat(reading(request, "reopenings").path("value").asInt()).isEqualTo(1);
            // Monday 09:15:30 to 13:15:30 in Berlin; the contact between them was taken back.
            assertThat(reading(request, "time-to-engage").path("service").asInt())
                    .isEqualTo(4 * 3_600);
            assertThat(reading(request, "contacts-to-engage").path("value").asInt())
                    .isEqualTo(1);
            assertThat(reading(request, "satisfaction").path("value").asDouble())
                    .isEqualTo(0.75);
            assertThat(service.get("/actuator/health").body()).doesNotContain("\"parked\":1");
            assertThat(service.get("/v1/requests/desk:INC2")
                            .json()
                            .path("state")
                            .asString())
                    .isEqualTo("merged");
            assertThat(service.get("/v1/requests/desk:INC3")
                            .json()
                            .path("state")
                            .asString())
                    .isEqualTo("cancelled");
        }
    }

    /** The other tests' entries go through {@link EntryRecords}: it makes the very records that the command side makes. */
    @Test
    void the_stage_makes_records_as_the_command_side_does() {
        List<PublishedRecord> entries = PublishedRecord.all().stream()
                .filter(record -> !record.topic().equals(TopicNames.DIRECTORY))
                .toList();

        assertThat(entries).isNotEmpty().allSatisfy(published -> {
            ProducerRecord<String, byte[]> made = EntryRecords.of(recorded(published));
            assertThat(made.topic()).isEqualTo(published.topic());
            assertThat(made.key()).isEqualTo(published.key());
            assertThat(new String(made.value(), StandardCharsets.UTF_8)).isEqualTo(published.value());
            Map<String, String> headers = new HashMap<>(published.headers());
            headers.keySet().removeAll(COUNTED);
            Map<String, String> those = new HashMap<>();
            made.headers()
                    .forEach(header -> those.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            assertThat(those).isEqualTo(headers);
        });
    }

    private static JsonNode reading(JsonNode request, String measure) {
        return request.path("readings").path(measure);
    }

    private static ProducerRecord<String, byte[]> kafka(PublishedRecord published) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                published.topic(), published.partition(), published.key(), bytes(published.value()));
        published.headers().forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static Recorded recorded(PublishedRecord published) {
        Map<String, String> header = published.headers();
        return new Recorded(
                UUID.fromString(header(header, "ce_entryid")),
                header(header, "ce_source"),
                header(header, "ce_id"),
                header(header, "ce_subject"),
                Instant.parse(header(header, "ce_time")),
                Instant.parse(header(header, "ce_recordedtime")),
                Long.parseLong(header(header, "ce_sequence")),
                EntryJson.read(
                        Catalogue.parse(header(header, "ce_type")).orElseThrow(),
                        Objects.requireNonNull(published.value())));
    }

    private static String header(Map<String, String> headers, String name) {
        return Objects.requireNonNull(headers.get(name), name);
    }
}
