package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engagement.service.Running.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A tool's own export, held against what the tool has told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconcileTest {
    private static final String EXPORT = """
            id,when,state,who
            1,2020-03-01T10:00:00Z,New,ann
            1,2020-03-01T11:00:00.4Z,Closed,bob
            2,2020-03-01T10:00:00Z,New,ann
            2,2020-03-01T12:00:00Z,Closed,bob
            3,yesterday,New,ann
            """;

    private final Running service;

    ReconcileTest(@TempDir Path connections) throws Exception {
        Files.writeString(connections.resolve("desk.yaml"), "tool: standard\nsecrets: [s]\n");
        Path key = Landscape.newKeyFile();
        service = Running.withoutKafka(
                Landscape.newDatabase(),
                key,
                "--engagement.connections=" + connections,
                "--engagement.import-folder=" + key.resolveSibling("imports").toAbsolutePath());
    }

    /** One is told as it was; of two the closing never came, somebody else opened it, and it was reopened behind the export's back. */
    @BeforeAll
    void tell() {
        send("a", "desk:1", "request-opened", "2020-03-01T10:00:00Z", opened("ann"));
        send("b", "desk:1", "request-closed", "2020-03-01T11:00:00Z", "{\"by\":\"bob\"}");
        send("c", "desk:2", "request-opened", "2020-03-01T10:00:00Z", opened("eve"));
        send("d", "desk:2", "request-closed", "2020-03-01T11:30:00Z", "{\"by\":\"bob\"}");
        send("e", "desk:2", "request-closed", "2020-03-01T11:31:00Z", "{\"by\":\"bob\"}");
        send("f", "desk:2", "entry-retracted", "2020-03-01T11:32:00Z", "{\"source\":\"/tools/t\",\"id\":\"e\"}");
        send("g", "desk:2", "customer-contacted", "2020-03-01T11:33:00Z", "{}");
        send("h", "desk:2", "request-closed", "2021-01-01T00:00:00Z", "{}");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void what_is_missing_extra_and_late_is_told_and_filled_in_only_when_that_is_asked_for() {
        JsonNode compared = Uploads.done(service, ask("?reconcile=true"));

        assertThat(compared.path("rows").asInt()).isEqualTo(5);
        assertThat(compared.path("recorded").asInt()).isZero();
        assertThat(compared.at("/refusals/0/line").asInt()).isEqualTo(6);
        JsonNode found = compared.path("reconciliation");
        assertThat(found.path("expected").asInt()).isEqualTo(4);
        assertThat(found.path("told").asInt()).isEqualTo(2);
        assertThat(found.path("missingEntries").findValuesAsString("line")).containsExactly("4", "5");
        assertThat(found.path("missingEntries").findValuesAsString("name"))
                .containsExactly("request-opened", "request-closed");
        assertThat(found.path("extraEntries").findValuesAsString("at"))
                .as("neither what is retracted, nor what the export's rules never tell, nor what came after it")
                .containsExactly("2020-03-01T10:00:00Z", "2020-03-01T11:30:00Z");
        assertThat(found.path("lateP50").asDouble())
                .isGreaterThan(Duration.ofDays(365).toSeconds());
        assertThat(names("desk:2")).doesNotContain("import").hasSize(6);
        assertThat(coverage().path("ratio").asDouble()).isEqualTo(0.5, within(1e-9));
        assertThat(coverage().path("expected").asInt()).isEqualTo(4);
        assertThat(service.ask("GET", "/actuator/prometheus", Map.of(), "").body())
                .contains("engagement_coverage_ratio{source=\"/tools/desk\"} 0.5");

        JsonNode filled = Uploads.done(service, ask("?reconcile=true&fill=true"));

        assertThat(filled.path("recorded").asInt()).isEqualTo(2);
        assertThat(filled.path("rows").asInt()).isEqualTo(5);
        assertThat(filled.at("/reconciliation/missing").asInt())
                .as("before it was filled in")
                .isEqualTo(2);
        assertThat(names("desk:1")).hasSize(2);
        assertThat(names("desk:2")).hasSize(8);

        assertThat(Uploads.done(service, ask("?reconcile=true"))
                        .at("/reconciliation/missing")
                        .asInt())
                .isZero();
        assertThat(coverage().path("ratio").asDouble()).isEqualTo(1);

        assertThat(Uploads.undone(service, filled).path("retracted").asInt()).isEqualTo(2);
    }

    @Test
    void what_contradicts_itself_is_refused_by_its_field() {
        assertThat(ask("?fill=true").text("field")).isEqualTo("fill");
        assertThat(ask("?reconcile=true&dryRun=true").text("field")).isEqualTo("dryRun");
        assertThat(ask("?reconcile=yes").text("field")).isEqualTo("reconcile");
    }

    private static String opened(String requester) {
        return "{\"activity\":\"incident\",\"service\":\"mail\",\"requester\":\"" + requester + "\"}";
    }

    private void send(String id, String subject, String name, String time, String data) {
        String event = Events.event(id, subject, name, data).replace("2026-03-27T16:30:00+01:00", time);
        assertThat(service.ask("POST", "/v1/events", Map.of("Content-Type", Events.STRUCTURED), event)
                        .statusCode())
                .isEqualTo(201);
    }

    private JsonNode coverage() {
        return service.get("/v1/connections").body().at("/connections/0/coverage");
    }

    private List<String> names(String request) {
        return service.get("/v1/requests/" + request + "/entries").body().findValuesAsString("type");
    }

    private Answer ask(String query) {
        return Uploads.post(service, query, Uploads.mapping("desk"), EXPORT);
    }
}
