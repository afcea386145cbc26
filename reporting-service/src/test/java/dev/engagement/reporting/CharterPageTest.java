package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Agreement;
import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Agreement.CharterRefused;
import dev.engagement.events.Agreement.CharterSigned;
import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.Level;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The charter's views: what was agreed, whether it is kept, what a draft would change, and both sides' signatures. */
class CharterPageTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Map<String, Object> WEEK = Map.of(
            "mon", List.of("09:00-17:00"),
            "tue", List.of("09:00-17:00"),
            "wed", List.of("09:00-17:00"),
            "fri", List.of("08:00-12:00", "13:00-16:00"));

    private static StandInCommandSide commandSide;
    private static Stage stage;
    private static Service service;

    @BeforeAll
    static void open() {
        commandSide = new StandInCommandSide();
        stage = new Stage().withTopics();
        service = stage.service(Stage.database(), "--engagement.command-side=" + commandSide.url());
        Instant lately = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        stage.publish(List.of(
                said(0, "2026-03-01T00:00:00Z", 1, new CharterPublished(sales(Map.of()))),
                said(1, "2026-03-02T00:00:00Z", 1, new CharterSigned(1, "it", null)),
                said(2, "2026-03-03T00:00:00Z", 1, new CharterSigned(1, "sales", null)),
                said(3, "2026-03-04T00:00:00Z", 2, new CharterPublished(sales(Map.of("hours", WEEK)))),
                said(4, "2026-03-05T00:00:00Z", 2, new CharterSigned(2, "it", null)),
                said(5, "2026-03-06T00:00:00Z", 2, new CharterRefused(2, "sales", "person:sue", "text:why"))));
        stage.publish(opened("c:in-time", lately, Duration.ofMinutes(10)));
        stage.publish(opened("c:late", lately, Duration.ofHours(9)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/v1/requests?state=any").body().contains("c:late")
                        && service.get("/charters/sales").status() == 200
                        && service.get("/charters/sales?version=2").body().contains("refused"));
    }

    @AfterAll
    static void close() {
        stage.close();
        commandSide.close();
    }

    @Test
    void the_first_line_answers_what_was_agreed_and_whether_it_is_kept() {
        assertThat(text("/charters/sales?version=1"))
                .contains(
                        "IT and Sales agreed on this on 3 Mar 2026: 50 % of its requests had somebody's attention in time"
                                + " in the last 30 days, 90 % was promised.")
                .contains("In the last 30 days it judged 2 requests .")
                .contains("Attention in time 90 % 50 % , less than promised");
        assertThat(text("/charters/sales?version=1&month=1999-01")).contains("it judged no request in January 1999.");
    }

    @Test
    void it_is_read_out_in_words() {
        assertThat(text("/charters/sales?version=2"))
                .contains("Judges requests of activity incident")
                .contains("Hours Monday to Wednesday 09:00–17:00, Friday 08:00–12:00 and 13:00–16:00")
                .contains("Critical somebody's attention within 15 min, an owner within 30 min")
                .contains("Customers answer within 8 h of working time")
                .contains("Purpose Sales can sell.")
                .contains("Impact critical critical, high, high, medium")
                .contains("Mon Tue Wed Thu Fri Sat Sun");
    }

    @Test
    void versions_stand_side_by_side_with_who_signed_and_who_refused_and_why() {
        assertThat(text("/charters/sales?version=2"))
                .contains("Version 2 waits for Sales to sign it, and version 1 judges until then: 50 % of its requests")
                .contains("another one is in force now")
                .contains("judges nothing before all have signed")
                .contains("judges requests opened from 1 Feb 2026 on")
                .contains("it signed on 5 Mar 2026, 00:00", "sales refused on 6 Mar 2026, 00:00")
                .contains(
                        "Clause Version 1 Version 2 Working time hours always, day and night Monday to Wednesday 09:00")
                .contains("Sign version 2, or refuse it");
        assertThat(text("/charters/sales")).as("all have signed version 1").doesNotContain("or refuse it");
        assertThat(text("/charters/sales?version=2&against=2")).contains("They say the same.");
    }

    @Test
    void an_as_of_follows_to_the_other_views_and_says_what_was_known_then() {
        assertThat(service.get("/charter?happened=2026-03-06T09:00:00Z").body())
                .contains("Not now:")
                .contains("href=\"/?happened=2026-03-06T09%3A00%3A00Z\"")
                .contains("href=\"/charters/sales?happened=2026-03-06T09%3A00%3A00Z\"");
        stage.complete(Instant.now());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> service.get("/charters/sales?known=2026-03-02T12:00:00Z")
                                .status()
                        != 409);
        assertThat(text("/charters/sales?known=2026-03-02T12:00:00Z"))
                .contains("Version 1 waits for Sales to sign it, and other charters judge until then")
                .doesNotContain("Version 2");
    }

    @Test
    void one_that_nobody_has_published_says_what_to_do() {
        assertThat(text("/charter"))
                .contains("Nothing is agreed on yet, so the built-in charter judges:")
                .contains("Propose a charter")
                .contains("Hours always, day and night");
        assertThat(service.get("/charters/nobodys").status()).isEqualTo(404);
        assertThat(service.get("/charters/sales?version=9").status()).isEqualTo(400);
    }

    @Test
    void a_change_is_previewed_in_words_before_it_is_published_on_top_of_the_version_that_was_read() {
        String form = service.get("/charter/change?charter=sales").body();
        assertThat(form).contains("name=\"base\" value=\"sales@2\"").contains("charter: sales");

        Answer preview = post("/charter/preview", Map.of("document", draft("PT12H"), "base", "sales@2"));
        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(plain(preview.body()))
                .contains("The draft would have changed the figures of 1 of the 2 requests of the last 90 days.")
                .contains("Targets high somebody's attention within 1 h", "somebody's attention within 12 h")
                .contains("time to engage , target met 50 % 100 % +50 points")
                .contains("Publish it as the next version of sales");

        commandSide.chartersAnswer(412, "{\"detail\":\"no\"}");
        assertThat(plain(publish("sales@2", 412).body()))
                .contains("Somebody has published another version meanwhile")
                .contains("engage: PT12H");
        commandSide.chartersAnswer(422, "{\"detail\":\"\\\"for\\\" is wrong.\"}");
        assertThat(plain(publish("sales@2", 422).body())).contains("\"for\" is wrong.");
        commandSide.chartersAnswer(201, "{\"version\":3}");
        Answer published = publish("sales@2", 303);
        assertThat(published.headers().get("Location")).containsExactly("/charters/sales?published=3");
        assertThat(commandSide.sent()).startsWith("\"2\" null ").contains("engage: PT12H");
        publish("other@2", 303);
        assertThat(commandSide.sent()).startsWith("null * ");
        assertThat(text("/charters/sales?published=3"))
                .contains("Version 3 of sales is published; it shows here within");
        assertThat(text("/charters/sales?published=2")).contains("Version 2 of sales is published. ");
    }

    @Test
    void a_mistake_in_a_draft_is_said_above_it_with_the_field_and_the_draft_stays() {
        Answer answer = post("/charter/preview", Map.of("document", draft("soon"), "base", "sales@2"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(plain(answer.body())).contains("engage").contains("engage: soon");
        assertThat(post("/charter/preview", Map.of("document", "a: [")).status())
                .isEqualTo(400);
    }

    @Test
    void a_signatory_sees_what_it_would_have_changed_and_signs_or_refuses_with_a_reason() {
        assertThat(text("/charters/sales/versions/2/preview"))
                .contains("Version 2 of sales would have changed the figures of")
                .contains("Working time hours")
                .contains("Sign it, or refuse it");

        commandSide.chartersAnswer(201, "{}");
        Answer signed = sign(Map.of("signatory", "sales", "by", "Sue", "word", "sign", "reason", "left over"));
        assertThat(signed.status()).isEqualTo(303);
        assertThat(commandSide.sent()).endsWith("{\"signatory\":\"sales\",\"by\":\"Sue\"}");
        String there = location(signed);
        assertThat(text(there)).contains("It is recorded that sales signed version 2; it shows here within seconds.");

        Answer refused = sign(Map.of("signatory", "sales", "word", "refuse", "reason", "Too slow"));
        assertThat(commandSide.sent()).endsWith("{\"signatory\":\"sales\",\"refused\":true,\"reason\":\"Too slow\"}");
        assertThat(text(location(refused))).contains("It is recorded that sales refused version 2. ");

        commandSide.chartersAnswer(403, "{}");
        Answer stranger = sign(Map.of("signatory", "sales", "by", "Sue", "word", "sign"));
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.body()).contains("takes a key or a sign-in").contains("value=\"Sue\"");
    }

    private static String location(Answer answer) {
        return Objects.requireNonNull(answer.headers().get("Location")).getFirst();
    }

    private static Answer sign(Map<String, String> fields) {
        return post("/charters/sales/versions/2/signatures", fields);
    }

    private static Answer publish(String base, int status) {
        Answer answer = post("/charter/publish", Map.of("document", draft("PT12H"), "base", base));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private static Answer post(String path, Map<String, String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return service.post(path, FORM, form.toString());
    }

    private static String text(String path) {
        Answer answer = service.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return plain(answer.body());
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replaceAll("\\s+", " ")
                .replace(" :", ":");
    }

    /** The same charter with another target for urgent requests, effective in a time to come. */
    private static String draft(String engage) {
        return """
                charter: sales
                effectiveFrom: 2099-01-01T00:00:00Z
                for: {activity: [incident]}
                signatories: [it, sales]
                attainment: {engage: 0.9}
                zone: UTC
                hours: always
                urgency:
                  matrix: {critical: [critical, high, high, medium], high: [high, high, medium, medium],
                           medium: [high, medium, medium, low], low: [medium, medium, low, low]}
                targets:
                  critical: {engage: PT15M, own: PT30M, update-every: PT1H, resolve: PT4H}
                  high: {engage: %s, own: PT2H, update-every: PT4H, resolve: PT8H}
                  medium: {engage: PT4H, own: PT8H, update-every: P1D, resolve: P3D}
                  low: {engage: PT8H, own: P1D, update-every: P3D, resolve: P10D}
                notice: 0.2
                warn-before: PT30M
                """.formatted(engage);
    }

    private static List<Recorded> opened(String subject, Instant at, Duration engaged) {
        return Stories.utc()
                .about(subject)
                .toldBy("/tools/charter")
                .at(at.toString().substring(0, 19))
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH)
                .after(engaged)
                .acknowledged("person:ana")
                .entries();
    }

    private static Charter sales(Map<String, Object> changed) {
        Map<String, Object> document = new HashMap<>(CharterDocument.write(Charter.standard()));
        document.put("charter", "sales");
        document.put("effectiveFrom", "2026-02-01T00:00:00Z");
        document.put("for", Map.of("activity", List.of("incident")));
        document.put("signatories", List.of("it", "sales"));
        document.put("purpose", "Sales can sell.");
        document.put("attainment", Map.of("engage", 0.9));
        document.put("obligations", List.of(Map.of("waited-on", "customer", "answer-within", "PT8H")));
        document.putAll(changed);
        return CharterDocument.read(document);
    }

    private static Recorded said(long sequence, String at, int version, Agreement entry) {
        String id = CharterPublished.messageId("sales", version)
                + (entry instanceof CharterPublished ? "" : ":" + sequence);
        return new Recorded(
                new UUID(9, sequence),
                CharterPublished.SOURCE,
                id,
                CharterPublished.subject("sales"),
                Instant.parse(at),
                Instant.parse(at),
                sequence,
                entry);
    }
}
