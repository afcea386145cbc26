package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two units with a charter each, in two zones, and all others: one record, to which each test adds. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SideBySideTest {
    private static final List<String> DAY = List.of("09:00-17:00");
    private static final Map<String, ?> OFFICE = Map.of("mon", DAY, "tue", DAY, "wed", DAY, "thu", DAY, "fri", DAY);
    private static final String CARD = "/v1/scorecard?where=source:/tools/units";
    private static final String THEN = "&known=2026-03-10T00:00:00Z";

    /** From 16:30 to 10:30 the next day in Berlin: half an hour, and an hour and a half. */
    private static final int BERLIN = 2 * 3600;
    /** From 10:30 in New York, up to the end of work. */
    private static final int NEW_YORK = 23_400;

    private static final int ALWAYS = 18 * 3600;

    private static Stage stage;
    private static Service service;
    private static String before;

    @BeforeAll
    static void tell() {
        stage = new Stage().withTopics();
        service = stage.service(Stage.database(), "--engagement.refold-every=PT0.2S");
        stage.publish(List.of(
                published(unit("sales", "Europe/Berlin", Map.of()), 1, 0, "2026-02-20T00:00:00Z"),
                published(unit("overseas", "America/New_York", Map.of()), 1, 0, "2026-02-20T00:00:00Z")));
        stage.publish(request("u:berlin", "fax", "sales").entries());
        stage.publish(request("u:york", "fax", "overseas").entries());
        stage.publish(request("u:mail", "mail", "sales").entries());
        stage.publish(request("u:nobody", "fax", null).entries());
        complete("2026-03-10T00:00:01Z");
        before = service.get(CARD + "&by=business-unit" + THEN).body();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    /** A charter of a unit, in which mail never closes. */
    private static Charter unit(String name, String zone, Map<String, ?> more) {
        Map<String, Object> members = new HashMap<>(Map.of(
                "for", Map.of("business-unit", List.of(name)),
                "services", List.of(Map.of("service", "mail", "hours", "always"))));
        members.putAll(more);
        return charter(name, zone, members);
    }

    private static Charter charter(String name, String zone, Map<String, ?> more) {
        Map<String, Object> document = new HashMap<>(CharterDocument.write(Charter.standard()));
        document.put("charter", name);
        document.put("effectiveFrom", "2026-03-01T00:00:00Z");
        document.put("zone", zone);
        document.put("hours", OFFICE);
        document.putAll(more);
        return CharterDocument.read(document);
    }

    private static Recorded published(Charter charter, int version, int sequence, String at) {
        return new Recorded(
                UUID.randomUUID(),
                "/v1/charters",
                CharterPublished.messageId(charter.name(), version),
                CharterPublished.subject(charter.name()),
                Instant.parse(at),
                Instant.parse(at),
                sequence,
                new CharterPublished(charter));
    }

    private static Stories request(String request, String about, @Nullable String unit) {
        return Stories.utc()
                .about(request)
                .toldBy("/tools/units")
                .at("2026-03-02T15:30")
                .entry(new RequestOpened(
                        "incident", about, "desk", null, Level.HIGH, Level.HIGH, null, unit, null, null, null, "BER"))
                .at("2026-03-03T09:30")
                .owner("person:ana")
                .resolved("person:ana");
    }

    private static void complete(String to) {
        stage.complete(Instant.parse(to));
        service.awaitComplete(Instant.parse(to));
    }

    private static JsonNode scorecard(String query) {
        Answer answer = service.get(CARD + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static int total(String query) {
        return scorecard(query)
                .at("/groups/0/measures/time-to-engage/service/total")
                .asInt();
    }

    private static String judge(String request) {
        JsonNode charter = service.get("/v1/requests/" + request).json().get("charter");
        return charter.get("name").asString() + "@" + charter.get("version").asInt();
    }

    private static void assertKept(String request, String charter) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(service.database()
                        .queryForObject(
                                "select charter || '@' || charter_version from request where subject = ?",
                                String.class,
                                request))
                .isEqualTo(charter));
    }

    @Test
    @Order(1)
    void each_unit_is_judged_by_its_own_charter_on_its_own_clock() {
        JsonNode card = scorecard("&by=business-unit");

        assertThat(card.get("charters"))
                .hasToString("[{\"name\":\"default\",\"version\":1},{\"name\":\"overseas\",\"version\":1},"
                        + "{\"name\":\"sales\",\"version\":1}]");
        assertThat(total("")).isEqualTo(BERLIN + NEW_YORK + 2 * ALWAYS);
        assertThat(total("&where=business-unit:overseas")).isEqualTo(NEW_YORK);
        assertThat(total("&where=location:BER")).isEqualTo(total(""));
        assertThat(List.of(judge("u:berlin"), judge("u:york"), judge("u:mail"), judge("u:nobody")))
                .containsExactly("sales@1", "overseas@1", "sales@1", "default@1");
        assertThat(service.get("/?month=2026-03&where=source:/tools/units").body())
                .contains("default@1, overseas@1, sales@1");
        assertKept("u:york", "overseas@1");
    }

    @Test
    @Order(2)
    void a_what_if_with_a_scope_judges_its_requests_and_leaves_all_others_as_they_are() {
        stage.publish(List.of(
                published(charter("office", "Europe/Berlin", Map.of()), 1, 0, "2026-03-11T00:00:00Z"),
                published(
                        charter(
                                "berlin",
                                "Europe/Berlin",
                                Map.of(
                                        "for",
                                        Map.of(
                                                "business-unit",
                                                List.of("sales", "overseas"),
                                                "location",
                                                List.of("BER")),
                                        "signatories",
                                        List.of("it", "sales"))),
                        1,
                        0,
                        "2026-03-11T00:00:00Z")));
        complete("2026-03-11T00:00:01Z");

        assertThat(total("")).as("unsigned").isEqualTo(BERLIN + NEW_YORK + 2 * ALWAYS);
        assertThat(total("&charter=berlin@1")).isEqualTo(3 * BERLIN + ALWAYS);
        assertThat(total("&charter=overseas")).isEqualTo(total(""));
        assertThat(total("&charter=office")).isEqualTo(4 * BERLIN);
        assertThat(total("&charter=default")).isEqualTo(4 * ALWAYS);
        Answer unsigned = service.get(CARD + "&charter=berlin");
        assertThat(unsigned.status()).isEqualTo(422);
        assertThat(unsigned.json().get("detail").asString()).contains("berlin@1");
    }

    @Test
    @Order(3)
    void a_new_version_folds_its_own_requests_and_the_past_says_what_it_said() {
        // As if other entries stood between the two publications.
        stage.publish(List.of(
                published(unit("sales", "Europe/Berlin", Map.of("hours", "always")), 2, 5, "2026-03-20T00:00:00Z")));
        complete("2026-03-20T00:00:01Z");

        assertThat(total("")).isEqualTo(NEW_YORK + 3 * ALWAYS);
        assertKept("u:berlin", "sales@2");
        assertKept("u:mail", "sales@2");
        assertKept("u:york", "overseas@1");
        assertKept("u:nobody", "default@1");
        assertThat(total("")).isEqualTo(NEW_YORK + 3 * ALWAYS);
        assertThat(service.get(CARD + "&by=business-unit" + THEN).body()).isEqualTo(before);
        assertThat(total("&charter=sales@1")).isEqualTo(BERLIN + NEW_YORK + 2 * ALWAYS);
    }

    @Test
    @Order(4)
    void a_request_of_another_unit_is_judged_by_the_charter_of_that_one() {
        stage.publish(request("u:berlin", "fax", "sales")
                .at("2026-03-21T12:00")
                .entry(new RequestReclassified(null, null, null, null, null, null, null, "overseas", null, null, null))
                .entries());
        complete("2026-03-22T00:00:00Z");

        assertThat(judge("u:berlin")).isEqualTo("overseas@1");
        assertThat(total("")).isEqualTo(2 * NEW_YORK + 2 * ALWAYS);
        assertThat(total("&where=business-unit:overseas")).isEqualTo(2 * NEW_YORK);
        assertThat(service.get(CARD + "&by=business-unit" + THEN).body()).isEqualTo(before);
        assertKept("u:berlin", "overseas@1");
    }

    @Test
    @Order(5)
    void a_version_without_a_scope_ends_the_judging() {
        stage.publish(
                List.of(published(charter("overseas", "America/New_York", Map.of()), 2, 1, "2026-03-23T00:00:00Z")));
        complete("2026-03-23T00:00:01Z");

        assertThat(total("")).isEqualTo(4 * ALWAYS);
        assertKept("u:york", "default@1");
        assertThat(total("")).isEqualTo(4 * ALWAYS);
        assertThat(total("&charter=overseas")).as("a what-if for all").isEqualTo(4 * NEW_YORK);
        assertThat(service.get(CARD + "&by=business-unit" + THEN).body()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void a_preview_of_a_draft_with_a_scope_leaves_all_others_as_they_are() {
        String lately = Instant.now().minus(Duration.ofDays(9)).toString().substring(0, 10);
        for (String unit : List.of("drafted", "left")) {
            stage.publish(Stories.utc()
                    .about("u:" + unit)
                    .at(lately + "T16:30")
                    .entry(new RequestOpened(
                            "incident", "fax", null, null, null, null, null, unit, null, null, null, null))
                    .after(Duration.ofHours(17))
                    .owner("person:ana")
                    .resolved("person:ana")
                    .entries());
        }
        service.awaitEntries("u:left", 3);
        service.awaitEntries("u:drafted", 3);
        String document = new JsonMapper()
                .writeValueAsString(CharterDocument.write(charter(
                        "drafted",
                        "UTC",
                        Map.of(
                                "hours",
                                Map.of("sat", List.of("00:00-01:00")),
                                "for",
                                Map.of("business-unit", List.of("drafted"))))));

        JsonNode preview = service.post("/v1/charters/drafted/preview?days=10", "application/json", document)
                .json();

        assertThat(preview.at("/now/groups/0/measures/time-to-engage/service/total")
                        .asInt())
                .isEqualTo(2 * 17 * 3600);
        assertThat(preview.at("/draft/groups/0/measures/time-to-engage/service/max")
                        .asInt())
                .isEqualTo(17 * 3600);
        assertThat(preview.at("/draft/groups/0/measures/time-to-engage/service/total")
                        .asInt())
                .isLessThanOrEqualTo(18 * 3600);
    }
}
