package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kafka loses what it had confirmed: what is missing is never called complete, and comes again by itself. */
class MissingEntriesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-03-03T00:00:00Z");

    private final Stage stage = new Stage().withTopics();
    private final Service service = stage.service(Stage.database());
    private final List<Recorded> story = Stories.utc()
            .about("lost:1")
            .at("2026-03-02T09:00")
            .opened()
            .at("2026-03-02T10:00")
            .told("person:ana")
            .at("2026-03-02T11:00")
            .told("person:ana")
            .at("2026-03-02T12:00")
            .told("person:ana")
            .at("2026-03-02T13:00")
            .resolved("person:ana")
            .entries();

    @AfterEach
    void close() {
        stage.close();
    }

    /** Sends an entry under its number, as the command side does. */
    private int send(int entry, long epoch) {
        ProducerRecord<String, byte[]> record = EntryRecords.of(story.get(entry));
        EntryRecords.header(record, "ordinal", String.valueOf(entry + 1));
        EntryRecords.header(record, "epoch", String.valueOf(epoch));
        return stage.publish(record).partition();
    }

    private boolean says(String path, String text) {
        return service.get(path).body().contains(text);
    }

    @Test
    void a_hole_is_told_and_is_never_complete_until_it_is_filled() {
        send(0, 0);
        int partition = send(2, 0);
        stage.complete(NOW, 0, Map.of(partition, 3L));
        service.awaitEntries("lost:1", 2);

        await().atMost(PATIENCE).until(() -> says("/actuator/health", "\"missingEntries\":1"));
        assertThat(service.get("/actuator/health").status()).isEqualTo(503);
        assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> says("/actuator/prometheus", "engagement_missing_entries 1.0"));
        assertThat(service.get("/v1/scorecard").json().at("/asOf/completeTo").isNull())
                .isTrue();

        for (int entry = 0; entry < 3; entry++) {
            send(entry, 1);
        }
        stage.complete(NOW, 1, Map.of(partition, 3L));

        service.awaitComplete(NOW);
        service.awaitEntries("lost:1", 3);
        assertThat(service.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void a_number_that_is_too_high_shows_a_hole_though_as_many_entries_came_as_were_sent_by_then() {
        send(0, 0);
        int partition = send(2, 0);
        stage.complete(NOW, 0, Map.of(partition, 2L));

        await().atMost(PATIENCE).until(() -> says("/actuator/health", "\"missingEntries\":1"));
    }

    @Test
    void a_position_behind_the_end_goes_back_and_nothing_below_it_is_passed_over() {
        int partition = 0;
        for (int entry = 0; entry < 3; entry++) {
            partition = send(entry, 0);
        }
        service.awaitEntries("lost:1", 3);
        stage.loseRequests();
        // The new ones stand where those were that have been read.
        for (int entry : List.of(3, 4, 0, 1, 2)) {
            send(entry, 1);
        }
        stage.complete(NOW, 1, Map.of(partition, 5L));

        service.awaitComplete(NOW);
        service.awaitEntries("lost:1", 5);
        assertThat(service.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void a_parked_entry_counts_once_and_its_request_is_incomplete_until_it_comes_mended() {
        ProducerRecord<String, byte[]> good = EntryRecords.of(story.get(1));
        EntryRecords.header(good, "ordinal", "2");
        ProducerRecord<String, byte[]> bad = new ProducerRecord<>(
                good.topic(), null, good.key(), "{".getBytes(StandardCharsets.UTF_8), good.headers());
        send(0, 0);
        stage.publish(bad);
        stage.publish(bad);
        int partition = send(2, 0);
        stage.complete(NOW, 0, Map.of(partition, 3L));
        service.awaitComplete(NOW);
        assertThat(service.get("/v1/scorecard").json().at("/asOf/incomplete").asInt())
                .isEqualTo(1);
        assertThat(says("/v1/requests/lost:1", "\"incomplete\":true")).isTrue();

        stage.publish(good);

        service.awaitEntries("lost:1", 3);
        assertThat(service.get("/v1/scorecard").json().at("/asOf/incomplete").asInt())
                .isZero();
        assertThat(says("/v1/requests/lost:1", "\"incomplete\":true")).isFalse();
        stage.complete(NOW.plusSeconds(1), 0, Map.of(partition, 4L));
        await().atMost(PATIENCE).until(() -> says("/actuator/health", "\"missingEntries\":1"));
    }
}
