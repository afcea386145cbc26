package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Stories;
import dev.engagement.reporting.Stage.Service;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A monitor that writes into one request for weeks. */
class LongStoryTest {
    private static final int WORDS = 20_000;

    @Test
    void twenty_thousand_entries_in_one_request_are_folded_in_bearable_time() {
        Stories story = Stories.utc().about("monitor:1").at("2026-01-01T00:00").opened();
        for (int i = 0; i < WORDS; i++) {
            story.after(Duration.ofMinutes(1)).told("monitor");
        }
        try (Stage stage = new Stage().withTopics();
                Service service = stage.service(Stage.database())) {
            stage.publish(story.entries());

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            service.database().queryForList("select entries from request", Integer.class))
                    .containsExactly(WORDS + 1));
            assertThat(service.get("/v1/requests/monitor:1")
                            .json()
                            .get("readings")
                            .get("longest-silence")
                            .get("entries")
                            .size())
                    .isEqualTo(WORDS);
        }
    }
}
