package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.reporting.Stage.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** A page whose figures are old says so, as when the broker is away. */
class FiguresBehindTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NOTICE = "<strong>Behind:</strong>";

    @Test
    void views_of_now_say_that_they_are_behind_until_they_are_not() {
        try (Stage stage = new Stage().withTopics();
                Service service = stage.service(Stage.database(), "--engagement.stalled-after=PT3S")) {
            assertThat(page(service, "/board")).as("nothing is known yet").doesNotContain(NOTICE);
            Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            stage.complete(first);
            service.awaitComplete(first);

            await().atMost(PATIENCE).until(() -> page(service, "/board").contains(NOTICE));
            assertThat(page(service, "/")).contains(NOTICE);
            assertThat(page(service, "/?known=" + first.minusSeconds(60)))
                    .as("a past that stays as it was")
                    .doesNotContain(NOTICE);

            Instant second = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(10);
            stage.complete(second);
            service.awaitComplete(second);
            await().atMost(PATIENCE.multipliedBy(2))
                    .until(() -> !page(service, "/board").contains(NOTICE));

            Instant ahead = second.plusSeconds(3_600);
            stage.complete(ahead);
            service.awaitComplete(ahead);
            await().atMost(PATIENCE).until(() -> page(service, "/board").contains(NOTICE));
            assertThat(service.get("/actuator/health").body())
                    .as("a clock that was wrong, here or where it was told")
                    .contains("STALLED");
        }
    }

    private static String page(Service service, String view) {
        return service.get(view, "Accept", "text/html").body();
    }
}
