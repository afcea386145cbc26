package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.tests.contract.Barrage;
import dev.engagement.tests.contract.RawHttp;
import dev.engagement.tests.contract.RawHttp.RawAnswer;
import dev.engagement.tests.contract.RawHttp.Sent;
import dev.engagement.tests.contract.StackTraces;
import java.io.IOException;
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

    private final Running service = Running.anew();

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void no_request_whatsoever_is_a_fault_of_ours_or_leaves_a_stack_trace() throws IOException {
        Barrage.send(service.port(), REQUESTS, SEED, Map.of("GET /actuator/health/{probe}", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/quarantine?connection=%00, 400, connection",
        "/v1/quarantine?trouble=%FF, 400, trouble",
        "/v1/quarantine?%FF=1, 400, query",
        "/v1/quarantine?connection=a%, 400, connection",
        "/v1/quarantine?after=9223372036854775808, 400, after",
        "/v1/people?text=%FF, 400, text",
        "/v1/people?connection=a&id=%ED%A0%80, 400, id",
        "/v1/requests/t:%FF/entries, 400, path",
        "/v1/requests/t:%00/entries, 400, path",
        "/v1/requests/t:%zz/entries, 400, path",
        "/actuator/health/..%2fprometheus, 404, ''",
        "/nowhere, 404, ''",
        "/v1/nowhere/x, 404, ''",
    })
    void what_cannot_be_read_gets_a_problem_that_names_it(String target, int status, String field) throws IOException {
        try (RawHttp http = new RawHttp(service.port());
                StackTraces traces = new StackTraces()) {
            RawAnswer answer = http.exchange(new Sent("GET", target, List.of(), new byte[0]));

            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.type()).isEqualTo("application/problem+json");
            assertThat(answer.body()).contains("urn:engagement:problem:");
            assertThat(answer.body()).contains(field.isEmpty() ? "" : "\"field\":\"" + field + "\"");
            assertThat(traces.found()).isEmpty();
        }
    }
}
