package dev.engagement.reporting;

import dev.engagement.events.Level;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** One service for all tests of a class; each test tells of its own requests under a tool of its own. */
abstract class ReadingSideStage {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String SCORECARD = "/v1/scorecard?where=source:";
    static Stage stage;
    static Service service;

    @BeforeAll
    static void open() {
        stage = new Stage().withTopics();
        service = stage.service(Stage.database());
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    static Stories opened(String request, String tool) {
        return Stories.utc()
                .about(request)
                .toldBy(tool)
                .at("2026-03-02T09:00")
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH);
    }

    static void publish(Stories story) {
        stage.publish(story.entries());
    }
}
