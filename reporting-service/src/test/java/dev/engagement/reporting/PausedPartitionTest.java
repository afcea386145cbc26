package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Recorded;
import dev.engagement.events.Stories;
import dev.engagement.reporting.Stage.Service;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** What this version of the program does not know yet, and what is not there yet. */
class PausedPartitionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static List<Recorded> story(String request) {
        return Stories.utc()
                .about(request)
                .at("2026-03-02T09:00")
                .opened()
                .owner("person:ana")
                .entries();
    }

    @Test
    void the_topic_may_come_later_and_an_unknown_type_stops_its_partition_alone() {
        try (Stage stage = new Stage();
                Service service = stage.service(Stage.database())) {
            assertThat(service.get("/actuator/health").status()).isEqualTo(200);
            stage.withTopics();
            List<Recorded> waiting = story("tool:waiting");
            stage.publish(waiting.subList(0, 1));
            ProducerRecord<String, byte[]> newer = Stage.record(waiting.get(1));
            Stage.header(newer, "type", "dev.engagement.ownership-changed.v2");
            RecordMetadata place = stage.publish(newer);
            int others = 0;
            for (int i = 0; others < 3; i++) {
                List<Recorded> story = story("tool:other-" + i);
                if (stage.publish(Stage.record(story.getFirst())).partition() != place.partition()) {
                    others++;
                }
            }

            await().atMost(PATIENCE)
                    .until(() -> service.get("/v1/requests/tool:waiting").status() == 200);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            service.database().queryForObject("select count(*) from request", Integer.class))
                    .isGreaterThanOrEqualTo(4));
            assertThat(service.get("/actuator/health").body())
                    .contains("waitingForNewerVersion")
                    .contains("dev.engagement.ownership-changed.v2");
            assertThat(service.database()
                            .queryForObject(
                                    "select next_offset from position where topic = ? and partition = ?",
                                    Long.class,
                                    place.topic(),
                                    place.partition()))
                    .isEqualTo(place.offset());
        }
    }
}
