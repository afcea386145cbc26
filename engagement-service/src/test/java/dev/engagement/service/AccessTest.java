package dev.engagement.service;

import static dev.engagement.documents.keys.Role.AUDIT;
import static dev.engagement.documents.keys.Role.CUSTOMER_DOOR;
import static dev.engagement.documents.keys.Role.PUSH;
import static dev.engagement.documents.keys.Role.READ;
import static dev.engagement.documents.keys.Role.SIGNER;
import static dev.engagement.documents.keys.Role.STEWARD;
import static dev.engagement.tests.access.Matrix.MatrixRow.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.documents.keys.Key;
import dev.engagement.documents.keys.Role;
import dev.engagement.shared.access.Operations;
import dev.engagement.tests.access.Matrix;
import dev.engagement.tests.access.Matrix.MatrixRow;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may do what at the doors where entries come in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    private static final List<MatrixRow> ROWS = List.of(
            of("POST", "/v1/events", 415, PUSH, CUSTOMER_DOOR),
            of("POST", "/v1/imports", 415, PUSH),
            of("GET", "/v1/imports", 200, PUSH, AUDIT, STEWARD),
            of("GET", "/v1/imports/{id}", 404, PUSH, AUDIT, STEWARD),
            of("DELETE", "/v1/imports/{id}", 404, STEWARD),
            of("GET", "/v1/requests/{id}/entries", 404, AUDIT, STEWARD),
            of("GET", "/v1/charters", 200, READ, AUDIT, STEWARD),
            of("GET", "/v1/charters/{name}", 404, READ, AUDIT, STEWARD, SIGNER),
            of("GET", "/v1/charters/{name}/versions", 404, READ, AUDIT, STEWARD, SIGNER),
            of("GET", "/v1/charters/{name}/versions/{number}", 404, READ, AUDIT, STEWARD, SIGNER),
            of("POST", "/v1/charters/{name}/versions/{number}/signatures", 404, SIGNER),
            of("PUT", "/v1/charters/{name}", 415, STEWARD),
            of("PUT", "/v1/benchmarks/{provider}", 415, STEWARD),
            of("GET", "/v1/connections", 200, READ, AUDIT, STEWARD),
            of("GET", "/v1/publication", 200, READ, AUDIT, STEWARD),
            of("GET", "/v1/quarantine", 200, AUDIT, STEWARD),
            of("GET", "/v1/quarantine/{id}", 404, AUDIT, STEWARD),
            of("POST", "/v1/quarantine/{id}/retry", 404, STEWARD),
            of("POST", "/v1/quarantine/retry", 202, STEWARD),
            of("DELETE", "/v1/quarantine/{id}", 404, STEWARD),
            of("GET", "/v1/people", 400, STEWARD),
            of("DELETE", "/v1/people/{reference}", 400, STEWARD),
            of("POST", "/webhooks/{name}", 404),
            of("GET", "/openapi.yaml", 200),
            of("GET", "/actuator/health", 200),
            of("GET", "/actuator/health/liveness", 200),
            of("GET", "/actuator/prometheus", 200, READ, AUDIT, STEWARD),
            // What is in no table.
            of("GET", "/actuator", 404, Role.values()),
            of("GET", "/actuator/env", 404, Role.values()),
            of("GET", "/v1/nothing", 404, Role.values()));

    /** More than the matrix needs. */
    private static final int BURST = 800;

    private final Matrix matrix = new Matrix();
    private final Running service =
            Running.on(Landscape.newDatabase(), Landscape.newKeyFile(), with(matrix.settings()));

    private static String[] with(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("--engagement.limit.per-second=1", "--engagement.limit.burst=" + BURST));
        return all.toArray(String[]::new);
    }

    @AfterAll
    void stop() {
        service.close();
        matrix.close();
    }

    @Test
    void every_operation_is_in_the_table_and_in_the_matrix() {
        List<Set<String>> all = Matrix.operations(
                service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class),
                service.bean(Operations.class),
                rowsOfTables());

        assertThat(all.get(1)).isEqualTo(all.get(0));
        assertThat(all.get(2)).isEqualTo(all.get(0));
    }

    @Test
    void every_operation_answers_every_caller_as_the_matrix_says() {
        assertThat(matrix.surprises(ROWS, (method, path, bearer) -> ask(method, path, bearer)
                        .statusCode()))
                .isEmpty();
    }

    @Test
    void who_has_no_key_hears_how_to_bring_one_in_a_problem_without_a_stack_trace() {
        HttpResponse<String> answer = ask("GET", "/v1/quarantine", null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:engagement:problem:unauthenticated\"", "Authorization: Bearer")
                .doesNotContain("Exception", "trace");
        assertThat(ask("GET", "/v1/quarantine", matrix.secret("read")).body())
                .contains("urn:engagement:problem:forbidden", "the role audit");
        assertThat(ask("GET", "/v1/quarantine", matrix.secret("expired")).body())
                .contains("expired at")
                .doesNotContain(matrix.secret("expired"));
    }

    @Test
    void answers_tell_browsers_to_be_careful_with_them() {
        assertThat(ask("GET", "/v1/charters", matrix.secret("read")).headers().map())
                .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                .containsEntry("X-Frame-Options", List.of("DENY"))
                .containsEntry("Referrer-Policy", List.of("same-origin"))
                .hasEntrySatisfying(
                        "Content-Security-Policy",
                        policy -> assertThat(policy).first().asString().startsWith("default-src 'self';"))
                .doesNotContainKey("Set-Cookie");
    }

    @Test
    void who_may_push_is_heard_and_a_path_in_disguise_is_not() {
        HttpResponse<String> pushed = service.ask(
                "POST",
                "/v1/events",
                Map.of("Content-Type", Events.STRUCTURED, "Authorization", "bearer " + matrix.secret("push")),
                Events.opened("one", "t:one"));

        assertThat(pushed.statusCode()).isEqualTo(201);
        assertThat(ask("GET", "/v1/quarantine;x=y", matrix.secret("read")).statusCode())
                .isEqualTo(403);
        assertThat(ask("HEAD", "/v1/quarantine", matrix.secret("read")).statusCode())
                .isEqualTo(403);
        assertThat(ask("GET", "/v1/charters/../quarantine", matrix.secret("read"))
                        .body())
                .contains("urn:engagement:problem:malformed-path");
    }

    @Test
    void who_calls_too_often_hears_when_to_come_again_and_others_and_webhooks_are_not_held_up() {
        String secret = matrix.add("loop", PUSH);
        HttpResponse<String> answer = ask("POST", "/v1/events", secret);
        for (int call = 1; call <= 2 * BURST && answer.statusCode() != 429; call++) {
            answer = ask("POST", "/v1/events", secret);
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(1);
        assertThat(answer.body()).contains("urn:engagement:problem:too-many-requests");
        assertThat(ask("GET", "/v1/charters", matrix.secret("read")).statusCode())
                .isEqualTo(200);
        assertThat(ask("POST", "/webhooks/none", secret).statusCode()).isEqualTo(404);
    }

    @Test
    void a_key_counts_from_the_next_call_on_and_so_does_its_revocation() {
        String first = matrix.add("rotated", READ);
        String second = matrix.add("rotated", READ);
        assertThat(ask("GET", "/v1/charters", first).statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/v1/charters", second).statusCode()).isEqualTo(200);

        matrix.change(keys -> keys.removeIf(key -> key.sha256().equals(Key.digest(first))));

        assertThat(ask("GET", "/v1/charters", first).statusCode()).isEqualTo(401);
        assertThat(ask("GET", "/v1/charters", second).statusCode()).isEqualTo(200);
    }

    private static List<MatrixRow> rowsOfTables() {
        return ROWS.stream().filter(row -> !row.path().equals("/v1/nothing")).toList();
    }

    private HttpResponse<String> ask(String method, String path, @Nullable String bearer) {
        return service.ask(method, path, bearer == null ? Map.of() : Map.of("Authorization", "Bearer " + bearer), "");
    }
}
