package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.tests.contract.RawHttp;
import dev.engagement.tests.contract.RawHttp.RawAnswer;
import dev.engagement.tests.contract.RawHttp.Sent;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the pages of others make a browser send, while no key is demanded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenInstallationTest {
    private final Running service = Running.anew();

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Fetch-Site: cross-site", "Origin: http://evil.example", "Origin: null"})
    void the_page_of_another_site_changes_nothing(String header) throws IOException {
        for (String target : List.of("/v1/quarantine/retry", "/v1/events", "/v1/imports")) {
            RawAnswer answer = ask("POST", target, header);

            assertThat(answer.status()).as(target).isEqualTo(403);
            assertThat(answer.body()).contains("foreign-origin");
        }
    }

    @Test
    void a_page_of_our_own_does() throws IOException {
        assertThat(ask("POST", "/v1/quarantine/retry", "Origin: http://127.0.0.1:" + service.port())
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:8080", "127.0.0.1.evil.example", "192.0.2.1", "localhost.evil"})
    void a_name_that_is_not_this_machines_own_is_refused(String host) throws IOException {
        RawAnswer answer = ask("GET", "/v1/charters", "Host: " + host);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("foreign-host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080"})
    void its_own_names_are_answered(String host) throws IOException {
        assertThat(ask("GET", "/v1/charters", "Host: " + host).status()).isEqualTo(200);
    }

    private RawAnswer ask(String method, String target, String header) throws IOException {
        try (RawHttp http = new RawHttp(service.port())) {
            return http.exchange(new Sent(method, target, List.of(header), new byte[0]));
        }
    }
}
