package dev.engagement.reporting;

import static dev.engagement.documents.keys.Role.AUDIT;
import static dev.engagement.documents.keys.Role.CUSTOMER;
import static dev.engagement.documents.keys.Role.LINKS;
import static dev.engagement.documents.keys.Role.READ;
import static dev.engagement.documents.keys.Role.SIGNER;
import static dev.engagement.documents.keys.Role.STEWARD;
import static dev.engagement.tests.access.Matrix.MatrixRow.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.shared.access.Operations;
import dev.engagement.tests.access.Matrix;
import dev.engagement.tests.access.Matrix.MatrixRow;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may see what, by key, token or a browser's session. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    private static final List<MatrixRow> ROWS = List.of(
            of("GET", "/v1/scorecard", 200, READ, CUSTOMER, AUDIT, STEWARD),
            of("GET", "/v1/requests", 200, READ, CUSTOMER, AUDIT, STEWARD),
            of("GET", "/v1/requests/{id}", 404, READ, CUSTOMER, AUDIT, STEWARD),
            of("GET", "/v1/requests/{id}/story", 404, READ, CUSTOMER, AUDIT, STEWARD),
            of("POST", "/v1/charters/{name}/preview", 415, AUDIT, STEWARD, SIGNER),
            of("POST", "/v1/replays", 409, AUDIT, STEWARD),
            of("GET", "/v1/replays", 200, AUDIT, STEWARD),
            of("GET", "/v1/replays/{id}", 404, AUDIT, STEWARD),
            of("DELETE", "/v1/replays/{id}", 404, AUDIT, STEWARD),
            of("GET", "/v1/replays/{a}/differences/{b}", 404, AUDIT, STEWARD),
            of("GET", "/v1/history", 200, AUDIT, STEWARD),
            of("GET", "/v1/readings", 200, READ, CUSTOMER, AUDIT, STEWARD),
            of("GET", "/v1/comparison", 200, READ, AUDIT, STEWARD),
            of("GET", "/v1/suppliers", 200, READ, AUDIT, STEWARD),
            of("GET", "/v1/warnings", 200, READ, AUDIT, STEWARD),
            of("POST", "/v1/warnings/{id}/again", 404, STEWARD),
            of("POST", "/v1/subscriptions/{name}/trial", 404, STEWARD),
            of("GET", "/v1/links", 400, LINKS),
            of("POST", "/v1/links", 400, STEWARD),
            of("DELETE", "/v1/links", 400, STEWARD),
            of("GET", "/", 200, READ, CUSTOMER, AUDIT, STEWARD),
            of("GET", "/behind", 400, READ, CUSTOMER, AUDIT, STEWARD),
            of("GET", "/board", 200, READ, CUSTOMER, AUDIT, STEWARD),
            of("GET", "/board/changes", 200, READ, CUSTOMER, AUDIT, STEWARD),
            of("GET", "/requests/{id}", 404, READ, CUSTOMER, AUDIT, STEWARD),
            of("GET", "/comparison", 200, READ, AUDIT, STEWARD),
            of("GET", "/projects", 200, READ, AUDIT, STEWARD),
            of("GET", "/replays", 200, AUDIT, STEWARD),
            of("POST", "/replays", 409, AUDIT, STEWARD),
            of("GET", "/replays/{id}", 404, AUDIT, STEWARD),
            of("GET", "/replays/{a}/differences/{b}", 404, AUDIT, STEWARD),
            of("GET", "/how-to-read", 200, READ, AUDIT, STEWARD),
            of("GET", "/charter", 200, READ, AUDIT, STEWARD),
            of("GET", "/charters/{name}", 404, READ, AUDIT, STEWARD, SIGNER),
            of("GET", "/charters/{name}/versions/{number}/preview", 404, AUDIT, STEWARD, SIGNER),
            of("POST", "/charters/{name}/versions/{number}/signatures", 404, READ, AUDIT, STEWARD, SIGNER),
            of("GET", "/charter/change", 200, AUDIT, STEWARD),
            of("POST", "/charter/preview", 400, AUDIT, STEWARD),
            of("POST", "/charter/publish", 400, STEWARD),
            of("GET", "/suppliers", 200, READ, AUDIT, STEWARD),
            of("GET", "/connections", 200, READ, AUDIT, STEWARD),
            of("POST", "/connections/quarantine/{id}/retry", 400, READ, AUDIT, STEWARD),
            of("GET", "/warnings", 200, READ, AUDIT, STEWARD),
            of("POST", "/warnings/{id}/again", 404, STEWARD),
            of("GET", "/mine", 200, CUSTOMER),
            of("POST", "/mine/{request}/{action}", 404, CUSTOMER),
            of("GET", "/mine/{token}", 404),
            of("POST", "/mine/{token}/{request}/{action}", 404),
            of("GET", "/rate/{token}", 404),
            of("POST", "/rate/{token}", 404),
            of("GET", "/page/page.css", 200),
            of("GET", "/openapi.yaml", 200),
            of("GET", "/actuator/health/liveness", 200),
            of("GET", "/actuator/prometheus", 200, READ, AUDIT, STEWARD));

    private final Stage stage = new Stage().withTopics();
    private final Matrix matrix = new Matrix();
    private final StandInCommandSide commandSide = new StandInCommandSide();
    private final Stage.Service service = stage.service(
            Stage.database(),
            Stream.of(
                            Stream.of(matrix.settings()),
                            Stream.of(
                                    "--engagement.oidc.client-id=page",
                                    "--engagement.oidc.client-secret=s3cret",
                                    "--engagement.command-side=" + commandSide.url()))
                    .flatMap(settings -> settings)
                    .toArray(String[]::new));

    private final HttpClient stranger = HttpClient.newHttpClient();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @AfterAll
    void stop() {
        stranger.close();
        browser.close();
        stage.close();
        matrix.close();
        commandSide.close();
    }

    @Test
    void every_operation_is_in_the_table_and_in_the_matrix() {
        List<Set<String>> all = Matrix.operations(
                service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class),
                service.bean("operations", Operations.class),
                ROWS);

        assertThat(all.get(1)).isEqualTo(all.get(0));
        assertThat(all.get(2)).isEqualTo(all.get(0));
    }

    @Test
    void every_operation_answers_every_caller_as_the_matrix_says() {
        assertThat(matrix.surprises(
                        ROWS,
                        (method, path, bearer) ->
                                status(method, path, bearer == null ? null : "Authorization: Bearer " + bearer)))
                .isEmpty();
    }

    @Test
    void strangers_hear_that_it_is_up_and_readers_hear_more() {
        String stranger = send(this.stranger, "GET", "/actuator/health", null).body();
        String wrong = send(this.stranger, "GET", "/actuator/health", "Authorization: Bearer egk_wrong")
                .body();
        String reader = send(this.stranger, "GET", "/actuator/health", "Authorization: Bearer " + matrix.secret("read"))
                .body();
        String pusher = send(this.stranger, "GET", "/actuator/health", "Authorization: Bearer " + matrix.secret("push"))
                .body();

        assertThat(List.of(stranger, wrong, pusher)).allMatch(body -> !body.contains("components"));
        assertThat(stranger).contains("\"status\"");
        assertThat(reader).contains("components", "feed");
    }

    @Test
    void a_browser_is_sent_to_the_issuer_and_a_program_is_not() {
        HttpResponse<String> page = send(stranger, "GET", "/", "Accept: text/html,*/*");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location")).hasValue(service.url() + "/oauth2/authorization/oidc");
        assertThat(send(stranger, "GET", "/oauth2/authorization/oidc", null)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .startsWith(matrix.issuer().url() + "/authorize?response_type=code&client_id=page")
                .doesNotContain("s3cret");

        HttpResponse<String> program = send(stranger, "GET", "/v1/requests", "Accept: text/html");
        assertThat(program.statusCode()).isEqualTo(401);
        assertThat(program.headers().map()).doesNotContainKey("Set-Cookie");
        assertThat(send(stranger, "GET", "/", "Accept: application/json").statusCode())
                .isEqualTo(401);
    }

    @Test
    void who_signed_in_has_the_roles_that_the_issuer_says_and_changes_nothing_without_a_page_of_ours() {
        assertThat(send(browser, "GET", "/", "Accept: text/html").body())
                .contains("In the last 30 days, no request was opened.");

        assertThat(send(browser, "GET", "/v1/replays", null).statusCode()).isEqualTo(200);
        HttpResponse<String> forged = send(browser, "POST", "/v1/replays", null);
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("urn:engagement:problem:csrf");
    }

    @Test
    void the_command_side_hears_a_readers_own_key_or_the_token_that_came_with_the_sign_in() {
        String key = "Authorization: Bearer " + matrix.secret("audit");
        send(stranger, "GET", "/connections", key);
        assertThat(commandSide.asked())
                .contains("GET /v1/connections " + key.substring("Authorization: ".length()))
                .allMatch(asked -> asked.contains(matrix.secret("audit")));

        commandSide.asked().clear();
        assertThat(send(browser, "GET", "/connections", "Accept: text/html").body())
                .contains("1 connection; what is usual is known after a week of deliveries.");
        String token = commandSide.asked().getFirst().split(" ", 3)[2];
        assertThat(send(stranger, "GET", "/v1/replays", "Authorization: " + token)
                        .statusCode())
                .isEqualTo(200);
    }

    /** Without waiting for the body: one of them never ends. */
    private int status(String method, String path, @Nullable String header) {
        try {
            HttpResponse<InputStream> answer =
                    stranger.send(request(method, path, header), BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private HttpRequest request(String method, String path, @Nullable String header) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(service.url() + path)).method(method, BodyPublishers.noBody());
        if (header != null) {
            String[] parts = header.split(": ", 2);
            request.header(parts[0], parts[1]);
        }
        return request.build();
    }

    private HttpResponse<String> send(HttpClient client, String method, String path, @Nullable String header) {
        try {
            return client.send(request(method, path, header), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
