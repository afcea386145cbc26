package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Agreement;
import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Agreement.CharterRefused;
import dev.engagement.events.Agreement.CharterSigned;
import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A charter that its signatories sign judges from then on, also what it judged otherwise before. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SigningTest {
    private static final String CARD = "/v1/scorecard?known=";

    private static Stage stage;
    private static Service service;

    @BeforeAll
    static void tell() {
        stage = new Stage().withTopics();
        service = stage.service(Stage.database());
        stage.publish(Stories.utc()
                .about("s:1")
                .toldBy("/tools/signed")
                .at("2026-03-10T09:00")
                .opened()
                .at("2026-03-10T10:00")
                .acknowledged("person:ana")
                .entries());
        stage.publish(List.of(
                said("sales", 0, "2026-03-01T00:00:00Z", new CharterPublished(sales("2026-03-05T00:00:00Z"))),
                said("sales", 1, "2026-03-02T00:00:00Z", new CharterSigned(1, "it", null))));
        complete("2026-03-12T00:00:00Z");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    @Order(1)
    void before_all_have_signed_it_answers_to_its_number_alone() {
        assertThat(judges("2026-03-11T23:00:00Z", "")).isEqualTo("default");
        assertThat(judges("2026-03-11T23:00:00Z", "&charter=sales@1")).isEqualTo("sales");
        assertThat(service.get(CARD + "2026-03-11T23:00:00Z&charter=sales").status())
                .isEqualTo(422);
    }

    @Test
    @Order(2)
    void a_refusal_keeps_it_waiting_and_a_late_signature_judges_from_then_on() {
        stage.publish(List.of(
                said("sales", 2, "2026-03-12T12:00:00Z", new CharterRefused(1, "sales", "person:sue", "text:why")),
                said("sales", 3, "2026-03-14T00:00:00Z", new CharterSigned(1, "sales", "person:sue"))));
        stage.publish(opened("s:2", "2026-03-13T09:00"));
        stage.publish(opened("s:3", "2026-03-15T09:00"));
        complete("2026-03-16T00:00:00Z");

        assertThat(judge("s:1")).isEqualTo("default@1");
        assertThat(judge("s:2")).isEqualTo("default@1");
        assertThat(judge("s:3")).isEqualTo("sales@1");
        assertThat(judges("2026-03-13T12:00:00Z", "")).isEqualTo("default");
    }

    @Test
    @Order(3)
    void one_that_judges_the_past_folds_it_anew_with_the_last_signature_and_no_as_of_before_it_moves() {
        String before = service.get(CARD + "2026-03-15T23:00:00Z").body();
        stage.publish(
                List.of(said("sales", 4, "2026-03-17T00:00:00Z", new CharterPublished(sales("2026-03-01T00:00:00Z")))));
        complete("2026-03-17T00:00:01Z");
        assertThat(judge("s:1")).as("unsigned").isEqualTo("default@1");

        stage.publish(List.of(
                said("sales", 5, "2026-03-18T00:00:00Z", new CharterSigned(2, "sales", null)),
                said("sales", 6, "2026-03-19T00:00:00Z", new CharterSigned(2, "it", null)),
                said("sales", 6, "2026-03-19T00:00:00Z", new CharterSigned(2, "it", null))));
        complete("2026-03-20T00:00:00Z");

        assertThat(List.of(judge("s:1"), judge("s:2"), judge("s:3"))).containsExactly("sales@2", "sales@2", "sales@2");
        assertThat(service.get(CARD + "2026-03-15T23:00:00Z").body()).isEqualTo(before);
        await().untilAsserted(() -> assertThat(service.database()
                        .queryForObject(
                                "select charter || '@' || charter_version from request where subject = 's:1'",
                                String.class))
                .isEqualTo("sales@2"));
    }

    private static List<Recorded> opened(String subject, String at) {
        return Stories.utc()
                .about(subject)
                .toldBy("/tools/signed")
                .at(at)
                .opened()
                .entries();
    }

    private static Charter sales(String effectiveFrom) {
        Map<String, Object> document = new HashMap<>(CharterDocument.write(Charter.standard()));
        document.put("charter", "sales");
        document.put("effectiveFrom", effectiveFrom);
        document.put("for", Map.of("activity", List.of("incident")));
        document.put("signatories", List.of("it", "sales"));
        return CharterDocument.read(document);
    }

    private static Recorded said(String name, long sequence, String at, Agreement entry) {
        int version = sequence < 4 ? 1 : 2;
        String id =
                CharterPublished.messageId(name, version) + (entry instanceof CharterPublished ? "" : ":" + sequence);
        return new Recorded(
                new UUID(7, sequence),
                CharterPublished.SOURCE,
                id,
                CharterPublished.subject(name),
                Instant.parse(at),
                Instant.parse(at),
                sequence,
                entry);
    }

    private static void complete(String to) {
        stage.complete(Instant.parse(to));
        service.awaitComplete(Instant.parse(to));
    }

    private static String judge(String subject) {
        var charter = service.get("/v1/requests/" + subject).json().get("charter");
        return charter.get("name").asString() + "@" + charter.get("version").asInt();
    }

    /** The charters that judged anything at that as-of. */
    private static String judges(String known, String more) {
        Answer card = service.get(CARD + known + more);
        assertThat(card.status()).as(card.body()).isEqualTo(200);
        return card.json().at("/charters/0/name").asString();
    }
}
