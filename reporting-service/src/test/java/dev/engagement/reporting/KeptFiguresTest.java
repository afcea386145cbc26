package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.measures.Tales;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is kept of requests, open ones included, gives the same answers as their folded stories. */
class KeptFiguresTest extends ReadingSideStage {
    private static final String TOOL = "/tools/kept";
    private static final int REQUESTS = 60;
    private static final String FOLD_ANEW =
            "update request set edition = edition - 1, changed = default where source = '" + TOOL + "'";

    @Test
    void kept_figures_are_those_of_the_folded_stories() {
        int told = 0;
        for (int n = 0; n < REQUESTS; n++) {
            Random random = new Random(n);
            List<Recorded> all = Tales.about("tool:kept-" + n, TOOL, Tales.story(random));
            List<Recorded> story = all.subList(0, 4 + random.nextInt(all.size() - 4));
            stage.publish(story);
            told += story.size();
        }
        String folded = "select sum(entries) = " + told + " from request";
        await().atMost(PATIENCE)
                .until(() -> Boolean.TRUE.equals(service.database().queryForObject(folded, Boolean.class)));
        Instant known = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        stage.complete(known.plusSeconds(1));
        service.awaitComplete(known.plusSeconds(1));
        List<String> questions = List.of(
                "/v1/readings?format=csv&where=source:" + TOOL + "&known=" + known,
                "/v1/suppliers?where=source:" + TOOL + "&known=" + known,
                "/v1/scorecard?by=urgency&where=source:" + TOOL + "&known=" + known);

        List<String> kept =
                questions.stream().map(one -> service.get(one).body()).toList();
        String rows = service.database()
                .queryForObject(
                        "select count(*) filter (where running is not null) > 20 and count(*) = count(figures) from request"
                                + " where opened_at is not null and source = '" + TOOL + "'",
                        String.class);
        assertThat(rows).as("all is kept, of many that run on").isEqualTo("t");
        service.database().update(FOLD_ANEW);

        assertThat(questions.stream().map(one -> service.get(one).body()).toList())
                .isEqualTo(kept);
    }
}
