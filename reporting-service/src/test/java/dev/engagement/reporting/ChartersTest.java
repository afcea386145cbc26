package dev.engagement.reporting;

import static dev.engagement.reporting.CharterEntries.charter;
import static dev.engagement.reporting.CharterEntries.from;
import static dev.engagement.reporting.CharterEntries.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Charter.WeeklyHours;
import dev.engagement.events.Level;
import dev.engagement.events.Recorded;
import dev.engagement.events.TopicNames;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Charters on the topic, and whom they judge. */
class ChartersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NEVER = "--engagement.refold-every=PT24H";
    private static final String SOON = "--engagement.refold-every=PT0.2S";

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage().withTopics();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    /** Opened at 16:30, owned at 09:30 on the next day: 17 hours by the wall clock. */
    private static List<Recorded> overnight(String request, String day) {
        return Stories.utc()
                .about(request)
                .toldBy("/tools/night")
                .at(day + "T16:30")
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH)
                .after(Duration.ofHours(17))
                .owner("person:ana")
                .resolved("person:ana")
                .entries();
    }

    private static void complete(Service service, String to) {
        stage.complete(Instant.parse(to));
        service.awaitComplete(Instant.parse(to));
    }

    private static JsonNode scorecard(Service service, String query) {
        Answer answer = service.get("/v1/scorecard?where=source:/tools/night" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String total(JsonNode scorecard) {
        return scorecard.at("/groups/0/measures/time-to-engage/service/total").toString();
    }

    @Test
    void each_request_is_judged_by_the_version_in_force_when_it_was_opened_as_far_as_it_was_known() {
        String database = Stage.database();
        Service service = stage.service(database, NEVER);
        stage.publish(
                List.of(published(charter("default", "2026-03-01T00:00:00Z", from(9, 17)), 0, "2026-02-20T00:00:00Z")));
        stage.publish(overnight("tool:always", "2026-02-16"));
        stage.publish(overnight("tool:office", "2026-03-02"));
        complete(service, "2026-03-10T00:00:01Z");
        String then = "&known=2026-03-10T00:00:00Z";
        String before =
                service.get("/v1/scorecard?where=source:/tools/night" + then).body();
        assertThat(total(scorecard(service, then))).isEqualTo(String.valueOf(17 * 3600 + 3600));

        stage.publish(
                List.of(published(charter("default", "2026-04-01T00:00:00Z", from(8, 20)), 1, "2026-03-25T00:00:00Z")));
        stage.publish(
                List.of(published(charter("night", "2026-03-01T00:00:00Z", from(20, 24)), 0, "2026-03-26T00:00:00Z")));
        stage.publish(overnight("tool:long", "2026-04-06"));
        complete(service, "2026-04-10T00:00:01Z");

        JsonNode now = scorecard(service, "");
        assertThat(total(now)).isEqualTo(String.valueOf(17 * 3600 + 3600 + 5 * 3600));
        assertThat(now.get("charters"))
                .hasToString("[{\"name\":\"default\",\"version\":1},{\"name\":\"default\",\"version\":2},"
                        + "{\"name\":\"default\",\"version\":3}]");
        assertThat(service.get("/v1/requests/tool:office").json().get("charter"))
                .hasToString("{\"name\":\"default\",\"version\":2}");
        whatIf(service);
        assertThat(service.get("/v1/scorecard?where=source:/tools/night" + then).body())
                .isEqualTo(before);

        try (Service refolded = restated(service, database)) {
            complete(refolded, "2026-04-12T00:00:01Z");
            assertThat(refolded.get("/v1/scorecard?where=source:/tools/night" + then)
                            .body())
                    .isEqualTo(before);
        }
    }

    private static void whatIf(Service service) {
        assertThat(total(scorecard(service, "&charter=default@1"))).isEqualTo(String.valueOf(3 * 17 * 3600));
        JsonNode office = scorecard(service, "&charter=default@2");
        assertThat(total(office)).isEqualTo(String.valueOf(3 * 3600));
        assertThat(office.get("charters")).hasToString("[{\"name\":\"default\",\"version\":2}]");
        assertThat(total(scorecard(service, "&charter=night"))).isEqualTo(String.valueOf(3 * 4 * 3600));
        assertThat(total(scorecard(service, "&charter=default"))).isEqualTo(total(scorecard(service, "")));
        JsonNode request =
                service.get("/v1/requests/tool:office?charter=night@1").json();
        assertThat(request.get("charter")).hasToString("{\"name\":\"night\",\"version\":1}");
        assertThat(request.at("/readings/time-to-engage/service")).hasToString("14400");
        assertUnknown(service, "/v1/scorecard?charter=nights", "default, night");
        assertUnknown(service, "/v1/scorecard?charter=default@4", "1, 2, 3");
        assertUnknown(service, "/v1/requests/tool:office?charter=night@x", "there are 1");
        assertUnknown(service, "/v1/scorecard?charter=night&known=2026-03-10T00:00:00Z", "by then");
    }

    private static void assertUnknown(Service service, String path, String says) {
        Answer answer = service.get(path);
        assertThat(answer.status()).as(path).isEqualTo(422);
        assertThat(answer.json().get("field").asString()).isEqualTo("charter");
        assertThat(answer.json().get("detail").asString()).contains(says);
    }

    /** A version that judges the past: right at once, and in the end everything that is kept is by it. */
    private static Service restated(Service service, String database) {
        List<Recorded> live = live();
        stage.publish(live.subList(0, 2));
        stage.publish(
                List.of(published(charter("default", "2000-01-01T00:00:00Z", from(9, 11)), 2, "2026-04-11T00:00:00Z")));
        complete(service, "2026-04-11T00:00:01Z");
        String restated = String.valueOf(3 * 1800);
        assertThat(total(scorecard(service, ""))).isEqualTo(restated);
        assertThat(judges(service)).as("nothing is folded anew yet").contains(1);

        service.close();
        Service refolding = stage.service(database, SOON);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(judges(refolding)).containsExactly(4));
        assertThat(total(scorecard(refolding, ""))).isEqualTo(restated);
        stage.publish(live);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        refolding.get("/actuator/prometheus").body())
                .containsPattern("engagement_time_to_resolve_seconds_count\\S+ 1")
                .doesNotContainPattern("engagement_time_to_engage_seconds_count\\S+ [1-9]"));
        return refolding;
    }

    private static List<Integer> judges(Service service) {
        return service.database()
                .queryForList("select distinct charter_version from request order by 1", Integer.class);
    }

    /** Engaged an hour ago; resolved later. */
    private static List<Recorded> live() {
        String now = LocalDateTime.ofInstant(Instant.now().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC)
                .toString();
        return Stories.utc()
                .about("tool:live")
                .at(now)
                .after(Duration.ofHours(-2))
                .learned(now)
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH)
                .after(Duration.ofHours(1))
                .owner("person:ana")
                .after(Duration.ofMinutes(10))
                .resolved("person:ana")
                .entries();
    }

    @Test
    void what_was_known_is_told_only_once_its_charters_are_here_and_an_unreadable_one_is_parked() {
        try (Service service = stage.service(Stage.database(), SOON)) {
            ProducerRecord<String, byte[]> good = EntryRecords.of(published(
                    charter("parked", "2026-01-01T00:00:00Z", WeeklyHours.ALWAYS), 1, "2026-05-02T00:00:00Z"));
            ProducerRecord<String, byte[]> broken = new ProducerRecord<>(
                    good.topic(),
                    null,
                    good.key(),
                    "{\"charter\":\"parked\"}".getBytes(StandardCharsets.UTF_8),
                    good.headers());
            stage.publish(broken);
            long offset = stage.publish(good).offset();
            complete(service, "2026-05-03T00:00:00Z");

            assertThat(service.get("/v1/scorecard?charter=parked@2&known=2026-05-02T00:00:00Z")
                            .status())
                    .isEqualTo(200);
            assertThat(service.get("/actuator/health").body()).contains("engagement.charters.v1-0@" + (offset - 1));

            stage.publish(new ProducerRecord<>(
                    TopicNames.COMPLETENESS,
                    TopicNames.REQUESTS,
                    ("{\"completeTo\":\"2026-05-04T00:00:00Z\",\"offsets\":{},\"charterOffsets\":{\"0\":" + (offset + 2)
                                    + "}}")
                            .getBytes(StandardCharsets.UTF_8)));
            assertThat(service.get("/v1/scorecard?known=2026-05-03T12:00:00Z").status())
                    .isEqualTo(409);
            stage.publish(List.of(
                    published(charter("parked", "2026-01-01T00:00:00Z", from(9, 17)), 2, "2026-05-03T11:00:00Z")));
            service.awaitComplete(Instant.parse("2026-05-04T00:00:00Z"));
            assertThat(service.get("/v1/scorecard?charter=parked@3&known=2026-05-03T12:00:00Z")
                            .status())
                    .isEqualTo(200);
        }
    }
}
