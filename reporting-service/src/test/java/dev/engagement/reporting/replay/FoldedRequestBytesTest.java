package dev.engagement.reporting.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Charter;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.CharterVersions;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.measures.Tales;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Folded requests as bytes. */
class FoldedRequestBytesTest {
    private static final int STORIES = 500;
    private static final Instant FROM = Instant.parse("2026-03-26T00:00:00Z");

    @Test
    void what_is_read_is_what_was_written_in_and_outside_the_cohort() {
        Instant at = Instant.parse("2026-04-02T00:00:00.123456789Z");
        Cohort cohort = new Cohort(
                FROM,
                null,
                Map.of(Dimension.TEAM, Set.of("desk")),
                AsOf.now(at),
                JudgingOrder.of(
                        new CharterVersions(
                                List.of(new CharterVersions.Version(new Judge(Charter.standard(), 1), null))),
                        List.of()));
        List<FoldedRequest> requests = new ArrayList<>();
        for (int seed = 0; seed < STORIES; seed++) {
            List<Recorded> story = Tales.story(new Random(seed));
            String subject = "tool:" + seed;
            Fold.course(Story.of(story, AsOf.now(at)), Charters.standard())
                    .ifPresent(course -> requests.add(FoldedRequest.of(subject, course, cohort)));
        }

        List<FoldedRequest> read = FoldedRequestBytes.read(FoldedRequestBytes.write(requests));

        assertThat(read).isEqualTo(requests);
        assertThat(requests).anyMatch(request -> request.waited() == null);
        assertThat(requests).anyMatch(request -> request.waited() != null && request.counted() == null);
        assertThat(requests)
                .anyMatch(request -> request.counted() != null
                        && !request.counted().figures().duties().isEmpty());
        assertThat(requests).anyMatch(request -> !request.life().promised().isEmpty());
    }
}
