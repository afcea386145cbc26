package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Level;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.time.Duration;

/** The page of an installation with two requests of March 2026: one answered in time, and one that nobody has answered. */
final class PageStage implements AutoCloseable {
    final Stage stage = new Stage().withTopics();
    final Service service = stage.service(Stage.database(), "--engagement.command-side=http://127.0.0.1:9");

    PageStage() {
        stage.publish(Stories.utc()
                .about("tool:QUICK")
                .toldBy("/tools/page")
                .at("2026-03-02T09:00:00")
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH)
                .at("2026-03-02T09:40:00")
                .acknowledged("ben")
                .entries());
        stage.publish(Stories.utc()
                .about("tool:LEFT/ALONE")
                .toldBy("/tools/page")
                .at("2026-03-03T09:00:00")
                .opened("incident", "mail", "desk", Level.LOW, Level.LOW)
                .entries());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/v1/requests?state=any").body().contains("QUICK")
                        && service.get("/v1/requests?state=any").body().contains("ALONE"));
    }

    Answer get(String path) {
        return service.get(path);
    }

    /** The text of a view that there is, without its marks. */
    String text(String path) {
        Answer answer = service.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").replace("&#39;", "'");
    }

    @Override
    public void close() {
        stage.close();
    }
}
