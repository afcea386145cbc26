package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.util.List;
import org.junit.jupiter.api.Test;

/** While PostgreSQL is away there are no figures: everybody is told so, and afterwards all goes on. */
class StoreAwayTest {
    private static final List<Recorded> STORY = Stories.utc()
            .about("tool:1")
            .at("2026-03-02T09:00")
            .opened()
            .owner("person:ana")
            .entries();

    @Test
    void everybody_is_told_to_come_again_and_what_arrives_meanwhile_counts_later() {
        String database = Stage.database();
        try (Stage stage = new Stage().withTopics();
                Service service = stage.service(database, "--spring.datasource.hikari.connection-timeout=250")) {
            stage.publish(STORY.subList(0, 1));
            service.awaitEntries("tool:1", 1);

            Databases.close(database);
            stage.publish(STORY.subList(1, 2));
            for (String path : List.of(
                    "/v1/scorecard",
                    "/v1/requests",
                    "/v1/requests/tool:1",
                    "/v1/replays",
                    "/v1/history",
                    "/v1/readings")) {
                Answer answer = service.get(path);
                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.headers()).containsEntry("retry-after", List.of("5"));
            }
            for (String view : List.of("/", "/board", "/requests/tool:1")) {
                Answer answer = service.get(view, "Accept", "text/html");
                assertThat(answer.status()).as(view).isEqualTo(503);
                assertThat(answer.body()).contains("<h1>Service unavailable</h1>");
            }

            Databases.open(database);
            service.awaitEntries("tool:1", 2);
        }
    }
}
