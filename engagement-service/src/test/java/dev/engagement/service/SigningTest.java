package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.documents.keys.Key;
import dev.engagement.documents.keys.Mandate;
import dev.engagement.documents.keys.Role;
import dev.engagement.documents.keys.Secret;
import dev.engagement.events.TopicNames;
import dev.engagement.tests.access.Matrix;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Charters that both sides sign: who may, what counts, and what is said of it. Each test has a charter of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Matrix matrix = new Matrix();
    private final Running service = Running.on(Landscape.newDatabase(), Landscape.newKeyFile(), matrix.settings());

    @AfterAll
    void stop() {
        service.close();
        matrix.close();
    }

    @Test
    void a_version_is_in_force_once_both_have_signed_by_keys_of_their_own() {
        propose("both", "2036-01-01T00:00:00Z");
        String it = signer("it", "both");
        String sales = signer("sales", "both");

        JsonNode first = JSON.readTree(sign("both", it, "{\"signatory\":\"it\"}", 201));
        JsonNode refused = JSON.readTree(sign(
                "both",
                sales,
                "{\"signatory\":\"sales\",\"refused\":true,\"by\":\"Sue\",\"reason\":\"Too slow\"}",
                201));
        JsonNode last = JSON.readTree(sign("both", sales, "{\"signatory\":\"sales\",\"by\":\"Sue\"}", 201));

        assertThat(words(first)).containsExactly("it signed", "sales missing");
        assertThat(first.has("inForceFrom")).isFalse();
        assertThat(words(refused)).containsExactly("it signed", "sales refused");
        assertThat(refused.at("/signatures/1/reason").asString()).startsWith("text:");
        assertThat(words(last)).containsExactly("it signed", "sales signed");
        assertThat(last.path("inForceFrom").asString()).isEqualTo("2036-01-01T00:00:00Z");
        assertThat(last.at("/signatures/1/by").asString()).startsWith("person:");
        assertThat(JSON.readTree(ask("GET", "/v1/charters/both/versions", sales, "")
                                .body())
                        .at("/versions/0"))
                .isEqualTo(last);
        sign("both", sales, "{\"signatory\":\"sales\"}", 200);
        assertThat(sign("both", sales, "{\"signatory\":\"sales\",\"refused\":true}", 409))
                .contains("urn:engagement:problem:signatures-final");
        assertThat(texts("Sue")).hasSize(1);
        assertThat(texts("Too slow")).hasSize(1);
        assertPublished("charter:both", "published", "signed", "refused", "signed");
    }

    @Test
    void a_signer_reads_and_signs_one_charter_for_one_signatory_and_nothing_else() {
        propose("own", "2036-01-01T00:00:00Z");
        propose("foreign", "2036-01-01T00:00:00Z");
        String sales = signer("sales", "own");

        assertThat(ask("GET", "/v1/charters/own", sales, "").statusCode()).isEqualTo(200);
        for (String path : List.of(
                "/v1/charters",
                "/v1/charters/foreign",
                "/v1/charters/foreign/versions/1",
                "/v1/charters/own-too",
                "/v1/quarantine")) {
            assertThat(ask("GET", path, sales, "").statusCode()).as(path).isEqualTo(403);
        }
        sign("own", sales, "{\"signatory\":\"it\"}", 403);
        sign("foreign", sales, "{\"signatory\":\"sales\"}", 403);
        sign("own", matrix.secret("steward"), "{\"signatory\":\"sales\"}", 403);
        sign("own", matrix.issuer().token("sue", "steward"), "{\"signatory\":\"sales\"}", 403);
        assertThat(words(JSON.readTree(ask("GET", "/v1/charters/own/versions", sales, "")
                                .body())
                        .at("/versions/0")))
                .containsExactly("it missing", "sales missing");
        sign("own", matrix.issuer().tokenOfSigner(List.of("sales")), "{\"signatory\":\"sales\"}", 201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"signatory":"sales","reason":"why"}           | 422 | reason
            {"signatory":"sales","refused":"yes"}          | 422 | refused
            {"signatory":"sales","refused":true,"reason":7} | 422 | reason
            {"signatory":"sales","by":[]}                  | 422 | by
            {"signatory":["sales"]}                        | 422 | signatory
            {}                                             | 422 | signatory
            {"signatory":"sales","wrong":1}                | 422 | wrong
            {"signatory":"board"}                          | 422 | signatory
            [1]                                            | 400 |
            """)
    void what_cannot_be_taken_is_refused_by_its_field(String body, int status, @Nullable String field) {
        propose("checked", "2036-01-01T00:00:00Z");
        String token = matrix.issuer().tokenOfSigner(List.of("sales", "board"));

        JsonNode problem = JSON.readTree(sign("checked", token, body, status));

        assertThat(problem.path("field").asString(null)).isEqualTo(field);
        assertThat(words(JSON.readTree(ask("GET", "/v1/charters/checked/versions", token, "")
                                .body())
                        .at("/versions/0")))
                .containsExactly("it missing", "sales missing");
    }

    @Test
    void a_version_that_does_not_exist_or_names_nobody_is_not_signed() {
        propose("known", "2036-01-01T00:00:00Z");
        String it = matrix.issuer().tokenOfSigner("it");

        assertThat(ask("POST", "/v1/charters/known/versions/9/signatures", it, "{\"signatory\":\"it\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(ask("POST", "/v1/charters/default/versions/1/signatures", it, "{\"signatory\":\"it\"}")
                        .body())
                .contains("names no signatories");
        assertThat(ask("POST", "/v1/events", matrix.secret("push"), event("charter-signed"))
                        .body())
                .contains("charter-by-event");
    }

    private static String event(String name) {
        return Events.opened("forged", "t:1").replace("request-opened", name);
    }

    private void propose(String name, String effectiveFrom) {
        String charter = """
                {"charter":"%s","effectiveFrom":"%s","zone":"UTC","hours":"always","signatories":["it","sales"],
                 "for":{"business-unit":["%s"]}""".formatted(name, effectiveFrom, name) + "," + standard() + "}";
        HttpResponse<String> answer = ask("PUT", "/v1/charters/" + name, matrix.secret("steward"), charter);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    /** The built-in urgency and targets. */
    private String standard() {
        JsonNode document = JSON.readTree(ask("GET", "/v1/charters/default/versions/1", matrix.secret("steward"), "")
                .body());
        return "\"urgency\":" + document.get("urgency") + ",\"targets\":" + document.get("targets");
    }

    /** Makes the key of a signer. */
    private String signer(String signatory, String charter) {
        Secret secret = Secret.fresh(new SecureRandom());
        matrix.change(keys -> keys.add(new Key(
                signatory,
                Set.of(Role.SIGNER),
                secret.digest(),
                Instant.now(),
                null,
                new Mandate(signatory, charter),
                null)));
        return secret.words();
    }

    private String sign(String charter, String bearer, String body, int expected) {
        HttpResponse<String> answer = ask("POST", "/v1/charters/" + charter + "/versions/1/signatures", bearer, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return answer.body();
    }

    private HttpResponse<String> ask(String method, String path, String bearer, String body) {
        String type = path.startsWith("/v1/events") ? Events.STRUCTURED : "application/json";
        return service.ask(
                method,
                path,
                Map.of("Content-Type", type, "Accept", "application/json", "Authorization", "Bearer " + bearer),
                body);
    }

    private static List<String> words(JsonNode version) {
        List<String> words = new ArrayList<>();
        version.path("signatures")
                .forEach(one -> words.add(one.path("signatory").asString() + " "
                        + one.path("word").asString()));
        return words;
    }

    private List<String> texts(String text) {
        return service.bean(JdbcTemplate.class)
                .queryForList("select reference from directory where text = ?", String.class, text);
    }

    /** Waits until the topic holds these entries of a charter, in this order. */
    private static void assertPublished(String subject, String... names) {
        List<String> expected = Stream.of(names)
                .map(name -> "dev.engagement.charter-" + name + ".v1")
                .toList();
        try (KafkaConsumer<String, byte[]> consumer = Landscape.reader()) {
            TopicPartition charters = new TopicPartition(TopicNames.CHARTERS, 0);
            consumer.assign(List.of(charters));
            consumer.seekToBeginning(List.of(charters));
            List<String> found = new ArrayList<>();
            await().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (header(record.headers().lastHeader("ce_subject").value())
                            .equals(subject)) {
                        found.add(header(record.headers().lastHeader("ce_type").value()));
                    }
                });
                return found.size() >= expected.size();
            });
            assertThat(found).isEqualTo(expected);
        }
    }

    private static String header(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
