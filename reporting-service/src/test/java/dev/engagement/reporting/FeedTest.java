package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is on the topic counts once, in its order, whatever else stands there and whoever stops reading. */
class FeedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SCORECARD = "/v1/scorecard?where=source:";

    private static Stage stage;
    private static Service service;

    @BeforeAll
    static void open() {
        stage = new Stage().withTopics();
        service = stage.service(Stage.database());
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static Stories opened(String request, String tool) {
        return Stories.utc().about(request).toldBy(tool).at("2026-03-02T09:00").opened();
    }

    private static void publish(Stories story) {
        stage.publish(story.entries());
    }

    @Test
    void repeats_change_nothing() {
        Stories story = opened("tool:twice", "/tools/twice")
                .at("2026-03-02T10:00")
                .owner("person:ana")
                .at("2026-03-02T11:00")
                .resolved("person:ana");
        publish(story);
        service.awaitEntries("tool:twice", 3);
        String before = service.get(SCORECARD + "/tools/twice").group().toString();

        publish(story);
        publish(story);
        publish(opened("tool:after-twice", "/tools/after-twice"));
        service.awaitEntries("tool:after-twice", 1);

        assertThat(service.get(SCORECARD + "/tools/twice").group()).hasToString(before);
        assertThat(before).contains("\"requests\":1");
    }

    @Test
    void a_record_that_cannot_be_read_is_parked_and_named_and_the_rest_goes_on() {
        List<Recorded> story = opened("tool:parked", "/tools/parked")
                .at("2026-03-02T10:00")
                .owner("person:ana")
                .at("2026-03-02T11:00")
                .told("person:ana")
                .entries();
        ProducerRecord<String, byte[]> broken = EntryRecords.of(story.get(1));
        ProducerRecord<String, byte[]> unreadable = new ProducerRecord<>(
                broken.topic(), null, broken.key(), "no json".getBytes(StandardCharsets.UTF_8), broken.headers());
        stage.publish(story.subList(0, 1));
        stage.publish(unreadable);
        stage.publish(story.subList(2, 3));
        service.awaitEntries("tool:parked", 2);

        assertThat(service.get("/v1/requests/tool:parked")
                        .json()
                        .get("incomplete")
                        .asBoolean())
                .isTrue();
        assertThat(service.get("/actuator/health").body())
                .contains("\"parked\":1")
                .contains("data");
        assertThat(service.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void a_restart_goes_on_where_it_stopped_and_an_empty_database_is_filled_with_the_same_figures() {
        String database = Stage.database();
        Service first = stage.service(database);
        publish(opened("tool:restart-1", "/tools/restart")
                .at("2026-03-02T10:00")
                .resolved("person:ana"));
        first.awaitEntries("tool:restart-1", 2);
        Long behind = total(first);
        first.close();
        publish(opened("tool:restart-2", "/tools/restart")
                .at("2026-03-02T12:00")
                .acknowledged("person:ana"));

        Service second = stage.service(database);
        second.awaitEntries("tool:restart-2", 2);
        assertThat(total(second)).isGreaterThan(behind);
        publish(opened("tool:restart-2", "/tools/restart")
                .at("2026-03-02T12:00")
                .acknowledged("person:ana")
                .at("2026-03-02T15:00")
                .resolved("person:ana"));
        second.awaitEntries("tool:restart-2", 3);
        Service rebuilt = stage.service(Stage.database());
        rebuilt.awaitEntries("tool:restart-1", 2);
        rebuilt.awaitEntries("tool:restart-2", 3);

        String figures = second.get(SCORECARD + "/tools/restart").group().toString();
        assertThat(figures).contains("\"requests\":2");
        assertThat(rebuilt.get(SCORECARD + "/tools/restart").group()).hasToString(figures);
    }

    private static Long total(Service reader) {
        return Objects.requireNonNull(
                reader.database().queryForObject("select sum(next_offset)::bigint from position", Long.class));
    }

    @Test
    void a_consumer_that_was_paused_too_long_does_not_win() {
        publish(opened("tool:zombie-1", "/tools/zombie"));
        service.awaitEntries("tool:zombie-1", 1);

        // Somebody else reads on, and this consumer finds out as it wants to commit.
        service.database().update("update position set next_offset = 0");
        publish(opened("tool:zombie-1", "/tools/zombie").at("2026-03-02T10:00").owner("person:ana"));
        service.awaitEntries("tool:zombie-1", 2);

        assertThat(service.get(SCORECARD + "/tools/zombie").group().get("requests"))
                .hasToString("1");
    }

    @Test
    void the_topic_may_come_later_and_an_unknown_type_stops_its_partition_alone() {
        try (Stage empty = new Stage();
                Service early = empty.service(Stage.database())) {
            assertThat(early.get("/actuator/health").status()).isEqualTo(200);
            empty.withTopics();
            List<Recorded> waiting =
                    opened("tool:waiting", "/tools/waiting").owner("person:ana").entries();
            empty.publish(waiting.subList(0, 1));
            ProducerRecord<String, byte[]> newer = EntryRecords.of(waiting.get(1));
            EntryRecords.header(newer, "type", "dev.engagement.ownership-changed.v2");
            RecordMetadata place = empty.publish(newer);
            int others = 0;
            for (int i = 0; others < 3; i++) {
                List<Recorded> story = opened("tool:other-" + i, "/tools/other").entries();
                if (empty.publish(EntryRecords.of(story.getFirst())).partition() != place.partition()) {
                    others++;
                }
            }

            await().atMost(PATIENCE)
                    .until(() -> early.get("/v1/requests/tool:waiting").status() == 200);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            early.database().queryForObject("select count(*) from request", Integer.class))
                    .isGreaterThanOrEqualTo(4));
            assertThat(early.get("/actuator/health").body())
                    .contains("waitingForNewerVersion")
                    .contains("dev.engagement.ownership-changed.v2");
            assertThat(early.database()
                            .queryForObject(
                                    "select next_offset from position where topic = ? and partition = ?",
                                    Long.class,
                                    newer.topic(),
                                    place.partition()))
                    .isEqualTo(place.offset());
        }
    }
}
