package dev.engagement.reporting.readings;

import static dev.engagement.reporting.CharterEntries.charter;
import static dev.engagement.reporting.CharterEntries.from;
import static dev.engagement.reporting.CharterEntries.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Level;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** While requests are folded anew, questions are answered from what was whole before; then, all at once, from what is whole now. */
class SideBySideReadingsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NEVER = "--engagement.refold-every=PT24H";
    private static final String SOON = "--engagement.refold-every=PT0.2S";
    private static final String MANY = "--engagement.fold-at-once=0";
    private static final String FOLDS_NOTHING = "--engagement.refold-limit=1";
    private static final int REQUESTS = 20;
    private static final long ALWAYS = 17 * 3_600;
    private static final long TWO_HOURS = 1_800;

    private final Stage stage = new Stage().withTopics();
    private final String database = Stage.database();
    private Service inMemory;
    private Service without;

    @BeforeEach
    void tell() {
        inMemory = stage.service(database, NEVER, MANY, FOLDS_NOTHING);
        without = stage.service(database, NEVER, MANY, FOLDS_NOTHING, "--engagement.rows-in-memory=0");
        for (int i = 0; i < REQUESTS; i++) {
            stage.publish(overnight("tool:" + (char) ('a' + i)));
        }
        complete("2026-03-10T00:00:01Z");
        await().atMost(PATIENCE).until(() -> isInMemory(inMemory));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /** Opened at 16:30, owned at 09:30 on the next day: 17 hours by the wall clock, half an hour between nine and eleven. */
    private static List<Recorded> overnight(String request) {
        return Stories.utc()
                .about(request)
                .at("2026-03-02T16:30")
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH)
                .after(Duration.ofHours(17))
                .owner("person:ana")
                .resolved("person:ana")
                .entries();
    }

    private void complete(String to) {
        stage.complete(Instant.parse(to));
        inMemory.awaitComplete(Instant.parse(to));
        without.awaitComplete(Instant.parse(to));
    }

    private static boolean isInMemory(Service service) {
        return Objects.requireNonNull(new TransactionTemplate(service.bean(PlatformTransactionManager.class))
                .execute(status -> service.bean(RowsInMemory.class).ask(any -> true) != null));
    }

    private static long engaged(Service service, String parameters) {
        return (long) service.get("/v1/scorecard" + parameters)
                .group()
                .at("/measures/time-to-engage/service/total")
                .asDouble();
    }

    private static long anomalies(Service service) {
        return service.get("/v1/scorecard").group().get("anomalies").asLong();
    }

    private static int edition(Service service) {
        JsonNode asOf = service.get("/v1/scorecard").json().get("asOf");
        return asOf.get("edition").asInt();
    }

    private void assertBoth(ToLongFunction<Service> figure, long expected) {
        assertThat(figure.applyAsLong(inMemory)).isEqualTo(expected);
        assertThat(figure.applyAsLong(without)).isEqualTo(expected);
        assertThat(isInMemory(inMemory)).isTrue();
    }

    /** Lets an instance fold anew all but some, while those are locked; then that instance stops, and another one does the rest. */
    private void foldAnew(Consumer<Service> meanwhile) {
        JdbcTemplate jdbc = new JdbcTemplate(without.bean(DataSource.class));
        new TransactionTemplate(without.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            jdbc.queryForList("select subject from request where subject < 'tool:h' for update", String.class);
            try (Service folding = stage.service(database, SOON, MANY)) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(before(inMemory)).isEqualTo(REQUESTS - 7));
                meanwhile.accept(folding);
            }
        });
        stage.service(database, SOON, MANY);
        await().atMost(PATIENCE).until(() -> before(inMemory) == 0);
    }

    /** Returns how many requests are kept as they were folded before. */
    private static int before(Service service) {
        return Objects.requireNonNull(
                service.database().queryForObject("select count(*) from request_before", Integer.class));
    }

    @Test
    void a_restated_charter_judges_all_requests_at_once_also_those_told_meanwhile() {
        assertBoth(service -> engaged(service, ""), REQUESTS * ALWAYS);

        stage.publish(
                List.of(published(charter("default", "2000-01-01T00:00:00Z", from(9, 11)), 0, "2026-03-11T00:00:00Z")));
        complete("2026-03-12T00:00:01Z");
        assertBoth(service -> engaged(service, ""), REQUESTS * ALWAYS);
        foldAnew(folding -> {
            assertBoth(service -> engaged(service, ""), REQUESTS * ALWAYS);
            assertThat(inMemory.get("/v1/scorecard").json().get("charters"))
                    .hasToString("[{\"name\":\"default\",\"version\":1}]");
            stage.publish(overnight("tool:z"));
            complete("2026-03-13T00:00:01Z");
            assertBoth(service -> engaged(service, ""), (REQUESTS + 1) * ALWAYS);
            folding.awaitComplete(Instant.parse("2026-03-13T00:00:01Z"));
            assertThat(engaged(folding, "?known=2026-03-12T00:00:00Z")).isEqualTo((REQUESTS + 1) * TWO_HOURS);
        });

        assertBoth(service -> engaged(service, ""), (REQUESTS + 1) * TWO_HOURS);
        assertThat(inMemory.get("/v1/scorecard").json().get("charters"))
                .hasToString("[{\"name\":\"default\",\"version\":2}]");
    }

    @Test
    void a_program_that_comes_back_after_a_later_one_folds_what_that_left() {
        int later = Measures.EDITION + 1;
        without.database().update("update request set edition = ?, anomalies = 7, changed = default", later);
        without.database().update("update answering set edition = ?, epoch = epoch + 1", later);

        stage.service(database, SOON, MANY);

        await().atMost(PATIENCE)
                .until(() -> REQUESTS
                        == Objects.requireNonNull(without.database()
                                .queryForObject(
                                        "select count(*) from request where edition = " + Measures.EDITION
                                                + " and anomalies = 0",
                                        Integer.class)));
        assertBoth(SideBySideReadingsTest::anomalies, 0);
        assertBoth(SideBySideReadingsTest::edition, Measures.EDITION);
    }

    @Test
    void readings_of_an_edition_before_answer_until_all_are_of_this_one() {
        int before = Measures.OLDEST_READ;
        without.database().update("update request set edition = ?, anomalies = 7, changed = default", before);
        without.database().update("update answering set edition = ?, epoch = epoch + 1", before);

        assertBoth(SideBySideReadingsTest::anomalies, REQUESTS * 7);
        foldAnew(folding -> {
            assertBoth(SideBySideReadingsTest::anomalies, REQUESTS * 7);
            assertBoth(SideBySideReadingsTest::edition, before);
            assertThat(folding.get("/v1/scorecard?known=2026-03-09T00:00:00Z")
                            .json()
                            .at("/asOf/edition")
                            .asInt())
                    .isEqualTo(Measures.EDITION);
            assertThat(inMemory.get("/v1/requests/tool:a")
                            .json()
                            .at("/asOf/edition")
                            .asInt())
                    .isEqualTo(Measures.EDITION);
            stage.publish(overnight("tool:z"));
            complete("2026-03-13T00:00:01Z");
            assertBoth(SideBySideReadingsTest::anomalies, REQUESTS * 7);
        });

        assertBoth(SideBySideReadingsTest::anomalies, 0);
        assertBoth(SideBySideReadingsTest::edition, Measures.EDITION);
    }
}
