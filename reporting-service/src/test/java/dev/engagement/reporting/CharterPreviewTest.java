package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Charter.WeeklyHours;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a draft of a charter would have changed. */
class CharterPreviewTest {
    /** Opened ten days ago at 16:30, owned at 09:30 on the next day: 17 hours by the wall clock, one of office hours. */
    private static List<Recorded> overnight() {
        String day = Instant.now().minus(Duration.ofDays(10)).toString().substring(0, 10);
        return Stories.utc()
                .about("tool:lately")
                .at(day + "T16:30")
                .opened()
                .after(Duration.ofHours(17))
                .owner("person:ana")
                .resolved("person:ana")
                .entries();
    }

    @Test
    void a_preview_shows_what_a_draft_would_have_changed_and_publishes_nothing() {
        try (Stage stage = new Stage().withTopics();
                Service service = stage.service(Stage.database())) {
            stage.publish(overnight());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> service.get("/v1/requests/tool:lately").body().contains("\"state\":\"resolved\""));

            Answer preview = preview(service, "drafted", "", CharterEntries.from(9, 17));

            assertThat(preview.status()).as(preview.body()).isEqualTo(200);
            JsonNode json = preview.json();
            assertThat(json.at("/draft/groups/0/measures/time-to-engage/service/max"))
                    .hasToString("3600");
            assertThat(json.at("/draft/groups/0/requests")).isEqualTo(json.at("/now/groups/0/requests"));
            assertThat(json.get("now").get("charters").toString()).contains("\"name\":\"default\"");
            assertThat(json.get("differences"))
                    .anyMatch(difference -> difference.get("measure").asString().equals("time-to-engage")
                            && difference.get("figure").asString().equals("service.max")
                            && difference.get("draft").asInt() == 3600)
                    .noneMatch(difference -> difference.get("figure").asString().startsWith("elapsed"))
                    .noneMatch(difference -> difference.get("now").equals(difference.get("draft")));
            assertThat(preview(service, "drafted", "?days=5", CharterEntries.from(9, 17))
                            .json()
                            .at("/draft/groups/0/requests")
                            .asInt())
                    .isLessThan(json.at("/draft/groups/0/requests").asInt());
            assertThat(preview(service, "drafted", "?days=367", CharterEntries.from(9, 17))
                            .status())
                    .isEqualTo(400);
            assertThat(preview(service, "other", "", CharterEntries.from(9, 17))
                            .json()
                            .get("field")
                            .asString())
                    .isEqualTo("charter");
            assertThat(service.get("/v1/scorecard?charter=drafted").status())
                    .as("it is not published")
                    .isEqualTo(422);
        }
    }

    private static Answer preview(Service service, String name, String query, WeeklyHours hours) {
        String document = new JsonMapper()
                .writeValueAsString(
                        CharterDocument.write(CharterEntries.charter("drafted", "2026-01-01T00:00:00Z", hours)));
        return service.post("/v1/charters/" + name + "/preview" + query, "application/json", document);
    }
}
