package dev.engagement.reporting.scorecards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.measures.Tales;
import dev.engagement.reporting.readings.Cohorts;
import dev.engagement.reporting.report.OverPromising.AskedPromise;
import dev.engagement.reporting.report.OverPromising.Odds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Odds that are kept are those that would be worked out anew, whatever is told of earlier times meanwhile. */
class KeptOddsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REQUESTS = 240;
    private static final int ROUNDS = 8;

    @Test
    void kept_odds_are_those_of_a_judgement_anew_while_stories_grow_in_any_order() {
        String database = Stage.database();
        try (Stage stage = new Stage().withTopics();
                Service keeping = stage.service(database);
                Service anew = stage.service(database, "--engagement.rows-in-memory=0")) {
            Random random = new Random(5);
            List<List<Recorded>> rest = new ArrayList<>();
            for (int n = 0; n < REQUESTS; n++) {
                rest.add(Tales.about("tool:odds-" + n, "/tools/tool", Tales.story(new Random(n))));
            }
            int told = 0;
            int known = 0;
            for (int round = 0; round < ROUNDS; round++) {
                Collections.shuffle(rest, random);
                List<List<Recorded>> left = new ArrayList<>();
                for (int i = 0; i < rest.size(); i++) {
                    List<Recorded> story = rest.get(i);
                    boolean isTold = round == ROUNDS - 1 || i < rest.size() / 3;
                    int some = isTold ? (round == ROUNDS - 1 ? story.size() : 1 + random.nextInt(story.size())) : 0;
                    stage.publish(story.subList(0, some));
                    told += some;
                    if (some < story.size()) {
                        left.add(story.subList(some, story.size()));
                    }
                }
                rest = left;
                String folded = "select coalesce(sum(entries), 0) = " + told + " from request";
                await().atMost(PATIENCE)
                        .until(() -> Boolean.TRUE.equals(anew.database().queryForObject(folded, Boolean.class)));
                await().atMost(PATIENCE)
                        .until(() -> asking(
                                keeping, cohort -> keeping.bean(Cohorts.class).lifeChanges(cohort, 0) != null));

                List<@Nullable Odds> expected = odds(anew);
                assertThat(odds(keeping)).as("round %d", round).isEqualTo(expected);
                assertThat(odds(keeping)).as("asked again").isEqualTo(expected);
                known = (int) expected.stream().filter(Objects::nonNull).count();
            }
            assertThat(known).isGreaterThan(20);
        }
    }

    private static List<@Nullable Odds> odds(Service service) {
        return asking(service, cohort -> {
            List<Lifeline> lives = new ArrayList<>();
            service.bean(Cohorts.class).lines(cohort, false, line -> {
                if (line.life() != null) {
                    lives.add(line.life());
                }
            });
            lives.sort(Comparator.comparing(Lifeline::opened).thenComparing(Lifeline::toString));
            List<AskedPromise> promises = lives.stream()
                    .flatMap(life -> AskedPromise.of(life).stream())
                    .toList();
            return service.bean(KeptOdds.class).judge(promises, cohort);
        });
    }

    private static <T> T asking(Service service, Function<Cohort, T> question) {
        TransactionTemplate snapshot = new TransactionTemplate(service.bean(PlatformTransactionManager.class));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return Objects.requireNonNull(snapshot.execute(status -> question.apply(new Cohort(
                null,
                null,
                Map.of(),
                AsOf.now(Instant.now()),
                service.bean(PublishedCharters.class).judging()))));
    }
}
