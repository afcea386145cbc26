package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.documents.keys.Role;
import dev.engagement.tests.access.Matrix;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers say on their pages: by which source, with which key, and nothing else with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerDoorTest {
    private static final String SECRET = "egk_of-the-reading-side";

    private final Matrix matrix = new Matrix();
    private final Running service = Running.on(
            Landscape.newDatabase(),
            Landscape.newKeyFile(),
            Stream.concat(Stream.of(matrix.settings()), Stream.of("--engagement.customer-door-key=" + SECRET))
                    .toArray(String[]::new));

    @AfterAll
    void stop() {
        service.close();
        matrix.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer-contacted",
                "request-reopened",
                "result-accepted",
                "result-refused",
                "experience-rated",
                "experience-asked"
            })
    void the_customers_pages_say_what_customers_say(String name) {
        String event = event(name, "/engagement/customer", "said-" + name);

        assertThat(post(SECRET, event).statusCode()).isEqualTo(201);
        assertThat(post(SECRET, event).statusCode()).isEqualTo(200);
        assertThat(post(matrix.secret(Role.CUSTOMER_DOOR.word()), event).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_customers_pages_say_nothing_else() {
        refused(SECRET, event("request-closed", "/engagement/customer", "close"));
        refused(SECRET, event("customer-contacted", "/tools/jira", "jira"));
    }

    @Test
    void no_other_key_speaks_as_the_customers_pages() {
        String event = event("result-accepted", "/engagement/customer", "forged");

        refused(matrix.secret("push"), event);
        assertThat(post(Events.BATCH, matrix.secret("push"), "[" + event + "]").body())
                .contains("\"rejected\":1", "urn:engagement:problem:not-theirs");
        assertThat(post(Events.NDJSON, matrix.secret("push"), event).body())
                .contains("\"rejected\":1", "urn:engagement:problem:not-theirs");
        assertThat(post(matrix.secret("push"), event("result-accepted", "/tools/jira", "own"))
                        .statusCode())
                .isEqualTo(201);
    }

    private void refused(String secret, String event) {
        HttpResponse<String> answer = post(secret, event);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("urn:engagement:problem:not-theirs", "\"field\":\"source\"");
    }

    private HttpResponse<String> post(String secret, String event) {
        return post(Events.STRUCTURED, secret, event);
    }

    private HttpResponse<String> post(String type, String secret, String body) {
        return service.ask(
                "POST", "/v1/events", Map.of("Content-Type", type, "Authorization", "Bearer " + secret), body);
    }

    private static String event(String name, String source, String id) {
        String data = name.equals("experience-rated") ? "{\"satisfaction\":{\"score\":4,\"from\":1,\"to\":5}}" : "{}";
        return "{\"specversion\":\"1.0\",\"type\":\"dev.engagement.%s.v1\",\"source\":\"%s\",\"id\":\"%s\",\"subject\":\"desk:%s\",\"time\":\"%s\",\"data\":%s}"
                .formatted(name, source, id, List.of(name).hashCode(), "2026-03-02T09:00:00Z", data);
    }
}
