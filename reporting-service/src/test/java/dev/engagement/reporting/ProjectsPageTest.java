package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentKind;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.Results.CommitmentRevised;
import dev.engagement.events.Urgency.EffortSpent;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The plans of projects on the page and in a request's answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectsPageTest {
    private final Stage stage = new Stage().withTopics();
    private final Service service = stage.service(Stage.database());

    @BeforeAll
    void tell() {
        Stories moved = project("tool:PRJ1")
                .entry(milestone("go-live", "2026-03-10T09:00:00Z", 8L))
                .entry(new EffortSpent(Duration.ofHours(12), "person:ana"))
                .at("2026-03-05T09:00")
                .entry(new CommitmentRevised("go-live", Instant.parse("2026-03-16T09:00:00Z"), 7L, null, null, true))
                .at("2026-03-14T09:00")
                .entry(new CommitmentDelivered("go-live", 7L));
        stage.publish(moved.entries());
        stage.publish(project("tool:PRJ2").entries());
        stage.publish(project("tool:PRJ3")
                .at("2026-03-02T10:00")
                .resolved("person:ana")
                .entries());
        stage.publish(Stories.utc()
                .about("tool:INC1")
                .at("2026-03-02T09:00")
                .opened()
                .promised("c", "2026-03-03T09:00")
                .entries());
        stage.complete(Instant.parse("2026-03-20T00:00:01Z"));
        service.awaitComplete(Instant.parse("2026-03-20T00:00:01Z"));
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @Test
    void each_open_project_is_a_line_of_what_was_planned_moved_and_reached() {
        String page = text("/projects");

        assertThat(page)
                .contains("2 projects are open: 1 of 1 date reached; 1 slips, the worst by 4 days.")
                .contains("go-live: planned for 10 Mar 2026, moved to 16 Mar 2026, reached on 14 Mar 2026;"
                        + " 8, then 7 agreed, 7 delivered renegotiated")
                .contains("12 h")
                .contains("nothing promised")
                .doesNotContain("tool:PRJ3")
                .doesNotContain("tool:INC1");
    }

    @Test
    void those_that_are_over_and_other_activities_are_shown_if_asked_for() {
        assertThat(text("/projects?state=any")).contains("3 projects").contains("tool:PRJ3");
        assertThat(text("/projects?where=activity:incident"))
                .contains("tool:INC1")
                .doesNotContain("tool:PRJ1");
        assertThat(text("/projects?where=team:none")).contains("No project is open.");
        assertThat(service.get("/projects?state=lost").status()).isEqualTo(400);
    }

    @Test
    void a_request_says_how_far_each_milestone_slipped() {
        JsonNode request = service.get("/v1/requests/tool:PRJ1").json();

        assertThat(request.at("/commitments/0/milestone"))
                .hasToString("{\"weight\":1,\"status\":\"settled\",\"service\":345600,\"elapsed\":345600}");
        assertThat(request.at("/commitments/0/odds").isNull()).isTrue();
        assertThat(request.at("/readings/effort-spent/elapsed").asInt()).isEqualTo(43_200);
        assertThat(service.get("/v1/requests/tool:INC1")
                        .json()
                        .at("/commitments/0")
                        .has("milestone"))
                .isFalse();
    }

    private String text(String path) {
        return service.get(path)
                .body()
                .replaceAll("(?s)<head>.*?</head>", "")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ");
    }

    private static Stories project(String request) {
        return Stories.utc().about(request).at("2026-03-02T09:00").opened("project", "mail", "desk", null, null);
    }

    private static CommitmentMade milestone(String name, String due, Long scope) {
        return new CommitmentMade(name, Instant.parse(due), scope, null, null, null, CommitmentKind.MILESTONE, null);
    }
}
