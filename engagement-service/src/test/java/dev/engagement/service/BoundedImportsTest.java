package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.service.Running.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Imports files that were made to end the process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundedImportsTest {
    private static final String MAPPING = """
            source: /tools/b
            connection: b
            format: %s
            request: "case:concept:name"
            time: {column: "time:timestamp"}
            rules:
            - tell: request-opened
              data: {activity: incident, service: mail}
            """;

    private final Path key = Landscape.newKeyFile();
    private final Path imports = key.resolveSibling("imports").toAbsolutePath();
    private final Running service = Running.on(Landscape.newDatabase(), key, "--engagement.import-folder=" + imports);

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void an_attribute_of_hundreds_of_megabytes_is_refused_by_its_line_in_a_dry_run_and_as_a_job() throws IOException {
        byte[] bomb = bomb();

        Answer dry = Uploads.post(service, "?dryRun=true", MAPPING.formatted("xes"), bomb);
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.body().at("/refusals/0/says").asString()).contains("longer than 1048576 characters");
        Answer job = Uploads.post(service, "", MAPPING.formatted("xes"), bomb);
        assertThat(job.status()).isEqualTo(202);
        JsonNode done = ended(job.text("id"));

        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.at("/refusals/0/says").asString()).contains("longer than 1048576 characters");
    }

    @Test
    void a_log_that_inflates_beyond_all_proportion_is_refused_and_as_a_job_fails_with_that_word() throws IOException {
        byte[] log = gzip("case:concept:name,time:timestamp\n", "\n".repeat(1 << 20), 260);

        Answer dry = Uploads.post(service, "?dryRun=true", MAPPING.formatted("csv"), log);
        assertThat(dry.status()).isEqualTo(413);
        assertThat(dry.text("field")).isEqualTo("log");
        Answer job = Uploads.post(service, "", MAPPING.formatted("csv"), log);
        JsonNode failed = ended(job.text("id"));

        assertThat(failed.path("state").asString()).isEqualTo("failed");
        assertThat(failed.path("problem").asString()).contains("256 MiB");
    }

    @Test
    void an_import_during_which_the_service_ended_twice_is_not_begun_again() throws IOException {
        UUID id = UUID.randomUUID();
        Files.writeString(
                Files.createDirectories(imports).resolve(id.toString()),
                "case:concept:name,time:timestamp\n1,2026-01-01T10:00:00Z\n");
        service.bean(JdbcTemplate.class)
                .update(
                        "insert into import_job (id, asked_at, mapping, bytes, state, attempts)"
                                + " values (?, now(), ?, 50, 'running', 2)",
                        id,
                        MAPPING.formatted("csv"));

        JsonNode failed = ended(id.toString());

        assertThat(failed.path("state").asString()).isEqualTo("failed");
        assertThat(failed.path("problem").asString()).contains("begun 2 times");
        assertThat(failed.path("recorded").asInt()).isZero();
        assertThat(imports.resolve(id.toString())).doesNotExist();
    }

    @Test
    void a_separator_that_csv_needs_for_itself_is_refused_by_its_field() {
        Answer answer = Uploads.post(service, "?dryRun=true", MAPPING.formatted("csv") + "separator: \"\\\"\"\n", "a");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("field")).isEqualTo("separator");
    }

    private JsonNode ended(String id) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        !service.get("/v1/imports/" + id).body().path("endedAt").isNull());
        return service.get("/v1/imports/" + id).body();
    }

    private static byte[] bomb() throws IOException {
        return gzip(
                "<log><trace><string key=\"concept:name\" value=\"X-1\"/><event><string key=\"a\" value=\"",
                "a".repeat(1 << 20),
                500);
    }

    private static byte[] gzip(String start, String piece, int times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] more = piece.getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(bytes, 1 << 16)) {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < times; i++) {
                out.write(more);
            }
        }
        return bytes.toByteArray();
    }
}
