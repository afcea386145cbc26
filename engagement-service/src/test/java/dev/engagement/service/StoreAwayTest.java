package dev.engagement.service;

import static dev.engagement.service.Events.STRUCTURED;
import static dev.engagement.service.Events.closed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.service.Running.Answer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** While PostgreSQL is away nothing can be recorded or read: everybody is told so, and when to come again. */
class StoreAwayTest {
    private static final int SENDERS = 16;
    private static final Map<String, String> YAML =
            Map.of("Content-Type", "application/yaml", "Accept", "application/yaml");

    private final String database = Landscape.newDatabase();

    @Test
    void every_sender_is_told_to_come_again_and_then_recorded_once() throws Exception {
        try (Running service = Running.on(
                        database, Landscape.newKeyFile(), "--spring.datasource.hikari.connection-timeout=250");
                ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            assertThat(service.post(STRUCTURED, closed("before", "t:1")).status())
                    .isEqualTo(201);
            String charter =
                    service.ask("GET", "/v1/charters/default", YAML, "").body();

            Landscape.close(database);
            List<Future<HttpResponse<String>>> away = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                String message = closed("during" + i, "t:1");
                away.add(senders.submit(
                        () -> service.ask("POST", "/v1/events", Map.of("Content-Type", STRUCTURED), message)));
            }
            for (Future<HttpResponse<String>> answer : away) {
                assertThat(answer.get().statusCode()).isEqualTo(503);
                assertThat(answer.get().headers().firstValue("Retry-After")).hasValue("5");
                assertThat(answer.get().body()).contains("unavailable");
            }

            for (String door : List.of(
                    "GET /v1/requests/t:1/entries",
                    "GET /v1/charters",
                    "GET /v1/charters/default",
                    "PUT /v1/charters/default",
                    "GET /v1/quarantine",
                    "GET /v1/imports",
                    "DELETE /v1/people/person:0123456789abcdef0123456789abcdef")) {
                String[] words = door.split(" ", -1);
                HttpResponse<String> answer = service.ask(words[0], words[1], YAML, charter);
                assertThat(answer.statusCode()).as(door).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            }

            Landscape.open(database);
            for (int i = 0; i < SENDERS; i++) {
                String message = closed("during" + i, "t:1");
                Answer again = await().atMost(Duration.ofSeconds(30))
                        .until(() -> service.post(STRUCTURED, message), answer -> answer.status() != 503);
                assertThat(again.text("outcome")).isEqualTo("recorded");
                assertThat(again.body().path("sequence").asInt()).isEqualTo(i + 1);
            }
        }
    }
}
