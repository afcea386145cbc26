package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Level;
import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;

/** Requests of a year before, of February and of March 2026, which is worse than February. */
final class PeriodsStage implements AutoCloseable {
    final Stage stage = new Stage().withTopics();
    final Service service = stage.service(Stage.database());

    PeriodsStage() {
        // A year before.
        publish(opened("old", "desk", "2025-03-10T09:00")
                .after(Duration.ofHours(5))
                .acknowledged("ana"));
        // Of the 31 days before March, though not of February.
        publish(opened("january", "desk", "2026-01-30T09:00")
                .after(Duration.ofHours(5))
                .acknowledged("ana"));
        // February: two of three in time, one of its two promises kept.
        publish(kept(opened("f1", "desk", "2026-02-01T00:30")));
        publish(opened("f2", "desk", "2026-02-10T09:00")
                .after(Duration.ofMinutes(5))
                .acknowledged("ana"));
        publish(opened("f3", "net", "2026-02-11T09:00")
                .after(Duration.ofHours(2))
                .acknowledged("ana"));
        // March: one of three in time; one still waits, past its promise, and one never had attention.
        publish(opened("m1", "desk", "2026-03-02T09:00")
                .after(Duration.ofMinutes(5))
                .acknowledged("ana"));
        publish(opened("m2", "net", "2026-03-03T09:00")
                .after(Duration.ofHours(2))
                .acknowledged("ana"));
        publish(opened("m3", "net", "2026-03-04T09:00"));
        publish(opened("m4", "desk", "2026-03-05T09:00")
                .after(Duration.ofMinutes(5))
                .closed());
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        service.get("/v1/scorecard").group().path("requests").asInt() == 9);
    }

    private static Stories opened(String key, String team, String at) {
        return Stories.utc().about("tool:" + key).at(at).opened("incident", "mail", team, Level.HIGH, Level.HIGH);
    }

    private static Stories kept(Stories story) {
        return story.after(Duration.ofMinutes(5))
                .owner("ana")
                .entry(new CommitmentMade("c", Instant.parse("2026-02-20T09:00:00Z"), null, null, null))
                .entry(new CommitmentDelivered("c", null))
                .resolved("ana");
    }

    private void publish(Stories story) {
        stage.publish(story.entries());
    }

    Answer get(String path) {
        return service.get(path);
    }

    /** The text of a view that there is, without its marks. */
    String text(String path) {
        Answer answer = service.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body()
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace("&#39;", "'")
                .replace("&lt;", "<");
    }

    @Override
    public void close() {
        stage.close();
    }
}
