package dev.engagement.service.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.engagement.service.Landscape;
import dev.engagement.service.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A demo's past: learned at its times, written only into an empty store. */
class InventedPastTest {
    private static final String PAST = """
            {"charter":"default","version":2,"recordedtime":"2025-12-01T08:00:00Z","document":"charter: default\\neffectiveFrom: 2025-12-01T00:00:00Z\\nrestate: true\\nTERMS"}
            {"specversion":"1.0","type":"dev.engagement.request-opened.v1","source":"/tools/desk","id":"1","subject":"desk:1","time":"2026-01-05T09:00:00Z","recordedtime":"2026-01-05T09:00:07Z","data":{"activity":"incident","service":"mail","requester":"Ana"}}
            {"charter":"sales","version":1,"recordedtime":"2026-02-01T08:00:00Z","document":"charter: sales\\neffectiveFrom: 2026-03-01T00:00:00Z\\nfor: {business-unit: [sales]}\\nsignatories: [it, sales]\\nTERMS"}
            {"charter":"sales","recordedtime":"2026-02-03T08:00:00Z","signature":{"version":1,"signatory":"it","by":"Ben"}}
            {"specversion":"1.0","type":"dev.engagement.request-acknowledged.v1","source":"/tools/desk","id":"2","subject":"desk:1","time":"2026-01-05T09:20:00Z","recordedtime":"2026-02-10T10:00:00Z","data":{"automatic":false,"by":"Ben"}}
            {"connection":"code","recordedtime":"2026-02-10T11:00:00Z","id":"d-1","headers":{"x-github-event":"push"},"body":"{}"}
            """.replace("TERMS", """
            zone: UTC\\nhours: always\\nurgency: {matrix: {critical: [critical, high, high, medium], high: [high, high, medium, medium], medium: [high, medium, medium, low], low: [medium, medium, low, low]}}\\ntargets:\\n  critical: {engage: PT15M, own: PT30M, update-every: PT1H, resolve: PT4H}\\n  high: {engage: PT1H, own: PT2H, update-every: PT4H, resolve: PT8H}\\n  medium: {engage: PT4H, own: PT8H, update-every: P1D, resolve: P3D}\\n  low: {engage: PT9H, own: P1D, update-every: P3D, resolve: P10D}\\n""".strip());

    private final String database = Landscape.newDatabase();
    private final Path key = Landscape.newKeyFile();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("past.ndjson"), PAST);
        Files.writeString(folder.resolve("code.yaml"), "tool: github\nsecrets: [s]\n");
    }

    @Test
    void everything_is_learned_at_its_time_and_what_comes_later_now() {
        Instant before = Instant.now();
        try (Running service = start()) {
            service.post("application/cloudevents+json", """
                    {"specversion":"1.0","type":"dev.engagement.request-closed.v1","source":"/tools/desk","id":"3",
                     "subject":"desk:1","time":"2026-02-11T09:00:00Z","data":{}}""");

            JsonNode entries = service.get("/v1/requests/desk:1/entries").body().path("entries");
            assertThat(entries.findValuesAsString("recordedtime").subList(0, 2))
                    .containsExactly("2026-01-05T09:00:07Z", "2026-02-10T10:00:00Z");
            assertThat(Instant.parse(entries.get(2).path("recordedtime").asString()))
                    .isAfter(before.minusSeconds(60));
            assertThat(entries.toString()).doesNotContain("Ana", "Ben");

            assertThat(service.getText("/v1/charters/default/versions")).contains("2025-12-01T08:00:00Z");
            assertThat(service.getText("/v1/charters/sales/versions"))
                    .contains("2026-02-01T08:00:00Z")
                    .contains("2026-02-03T08:00:00Z");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> service.getText("/v1/connections").contains("2026-02-10T11:00:00Z"));
        }
    }

    @Test
    void an_interrupted_past_is_continued() {
        try (Running first = start()) {
            assertThat(first.get("/v1/requests/desk:1/entries").body().path("entries"))
                    .hasSize(2);
        }
        try (Running second = start()) {
            assertThat(second.get("/v1/requests/desk:1/entries").body().path("entries"))
                    .hasSize(2);
            assertThat(second.get("/v1/charters/sales/versions").body().path("versions"))
                    .hasSize(1);
            assertThat(second.get("/v1/charters/default/versions").body().path("versions"))
                    .hasSize(2);
        }
    }

    @Test
    void a_store_that_holds_entries_takes_no_past() {
        try (Running service = Running.on(database, key)) {
            service.post("application/cloudevents+json", """
                    {"specversion":"1.0","type":"dev.engagement.request-opened.v1","source":"/tools/real","id":"1",
                     "subject":"real:1","time":"2026-02-11T09:00:00Z","data":{"activity":"incident","service":"mail"}}""");
        }

        assertThatThrownBy(this::start)
                .hasRootCauseMessage("This store holds entries. An invented past is recorded only into an empty one");
        try (Running service = Running.on(database, key)) {
            assertThat(service.get("/v1/requests/desk:1/entries").status()).isEqualTo(404);
        }
    }

    private Running start() {
        return Running.start(
                DemoService.program(file), Landscape.brokers(), database, key, "--engagement.connections=" + folder);
    }
}
