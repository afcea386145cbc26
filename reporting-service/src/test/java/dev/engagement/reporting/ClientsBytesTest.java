package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.tests.contract.Barrage;
import dev.engagement.tests.contract.RawHttp;
import dev.engagement.tests.contract.RawHttp.RawAnswer;
import dev.engagement.tests.contract.RawHttp.Sent;
import dev.engagement.tests.contract.StackTraces;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sends bytes that no honest client sends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientsBytesTest {
    private static final int REQUESTS = 5_000;
    private static final long SEED = 2026_11_28;
    private static final List<String> QUESTION = List.of("month", "from", "to", "by", "where", "known", "charter");
    private static final Map<String, List<String>> VIEWS = Map.of(
            "GET /", QUESTION,
            "GET /behind", List.of("measure", "which", "month", "where", "from", "known", "happened", "charter"),
            "GET /board", List.of("state", "overdue", "soon", "where", "sort", "cursor", "limit"),
            "GET /requests/{id}", List.of("known", "happened", "charter"),
            "GET /replays", List.of("a"),
            "POST /replays", List.of(),
            "GET /replays/{id}", List.of("a"),
            "GET /replays/{a}/differences/{b}", List.of("limit", "cursor"),
            "GET /actuator/health/{probe}", List.of());

    private final Stage stage = new Stage().withTopics();
    private final Stage.Service service = stage.service(Stage.database());
    private final int port = URI.create(service.url()).getPort();

    @AfterAll
    void stop() {
        stage.close();
    }

    @Test
    void no_request_whatsoever_is_a_fault_of_ours_or_leaves_a_stack_trace() throws IOException {
        Barrage.send(port, REQUESTS, SEED, VIEWS);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/requests?where=service:%00, 400, where",
        "/v1/scorecard?where=team:%FF, 400, where",
        "/v1/scorecard?charter=%00, 400, charter",
        "/v1/scorecard?by=%ED%A0%80, 400, by",
        "/v1/scorecard?by=team%, 400, by",
        "/v1/readings?where=service:%00, 400, where",
        "/v1/requests?soon=P1000000000D, 400, soon",
        // The instant -1000000000-01-01T00:00:00Z, and a subject that ends in U+0000.
        "/v1/requests?cursor=LTEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaIC0geA, 400, cursor",
        "/v1/requests?cursor=MjAyNi0wMS0wMVQwMDowMDowMFogLSAA, 400, cursor",
        "/v1/requests/t:%FF, 400, path",
        "/actuator/health/..%2f..%2fetc%2fpasswd, 404, ''",
        "/nowhere, 404, ''",
        "/page/x, 404, ''",
    })
    void what_cannot_be_read_gets_a_problem_that_names_it(String target, int status, String field) throws IOException {
        RawAnswer answer = get(target);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains(field.isEmpty() ? "" : "\"field\":\"" + field + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/?where=service:%00, where",
        "/board?where=service:%FF, where",
        "/behind?measure=time-to-engage&where=service:%00, where",
        "/?month=%2B999999999-12, month",
        "/board?cursor=LTEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaIC0geA, cursor",
    })
    void a_view_that_cannot_be_read_says_so_as_a_view(String target, String field) throws IOException {
        RawAnswer answer = get(target);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("text/html");
        assertThat(answer.body()).contains("&quot;" + field + "&quot;");
    }

    /** The same door guards the other service, whose own test has all the cases. */
    @Test
    void the_page_of_another_site_changes_nothing_and_no_foreign_name_is_answered() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            byte[] none = new byte[0];
            List<String> foreign = List.of("Origin: http://evil.example", "Sec-Fetch-Site: cross-site");

            assertThat(http.exchange(new Sent("POST", "/replays", foreign, none))
                            .status())
                    .isEqualTo(403);
            assertThat(http.exchange(new Sent("GET", "/", List.of("Host: evil.example"), none))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void a_question_that_arrives_too_slowly_is_refused_and_not_waited_for() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            "POST /v1/replays HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"
                                    .getBytes(StandardCharsets.UTF_8));
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        socket.getOutputStream().write(' ');
                        return socket.getInputStream().available() > 0;
                    });

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 503")
                    .contains("too slowly");
        }
    }

    private RawAnswer get(String target) throws IOException {
        try (RawHttp http = new RawHttp(port);
                StackTraces traces = new StackTraces()) {
            RawAnswer answer = http.exchange(new Sent("GET", target, List.of(), new byte[0]));
            assertThat(traces.found()).isEmpty();
            return answer;
        }
    }
}
