package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.Running.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Logs that are not as their mapping takes them: dry run and import say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportedLogsTest {
    private static final String HEADER = "id,at,state,who\n";

    private final Path key = Landscape.newKeyFile();
    private final Running service = Running.on(
            Landscape.newDatabase(),
            key,
            "--engagement.import-folder=" + key.resolveSibling("imports").toAbsolutePath());

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void of_a_file_cut_short_all_whole_rows_are_imported_and_the_last_one_is_named() throws IOException {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < 2_000; i++) {
            file.append(i * 7_919L % 104_729)
                    .append(",2026-01-30T09:00:00Z,New,")
                    .append(i * 31L)
                    .append('\n');
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(file.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() * 3 / 4);

        JsonNode dry = dryRun("cut", cut);
        JsonNode job = imported("cut", cut);

        assertThat(job.path("recorded").asInt())
                .isEqualTo(dry.at("/entries/request-opened").asInt())
                .isGreaterThan(1_000);
        assertThat(job.path("refusals")).isEqualTo(dry.path("refusals")).hasSize(1);
        assertThat(job.at("/refusals/0/line").asInt())
                .isEqualTo(job.path("recorded").asInt() + 1);
    }

    @Test
    void rows_that_run_backwards_are_complained_of_once_at_the_end() {
        byte[] file = bytes("1,2026-01-31T10:00:00Z,Resolved,Ben\n1,2026-01-30T09:00:00Z,New,Ann\n");

        JsonNode job = imported("backwards", file);

        assertThat(job.path("rows").asInt()).isEqualTo(2);
        assertThat(job.path("refusals"))
                .isEqualTo(dryRun("backwards", file).path("refusals"))
                .hasSize(1);
        assertThat(job.at("/refusals/0/says").asString()).contains("order: time");
    }

    @Test
    void a_dry_run_refuses_what_lies_ahead_of_our_clock_as_the_import_does() {
        byte[] file = bytes("1,2099-01-30T09:00:00Z,New,Ann\n2," + Instant.now().plusSeconds(60) + ",New,Ann\n");

        JsonNode dry = dryRun("ahead", file);
        JsonNode job = imported("ahead", file);

        for (JsonNode one : new JsonNode[] {dry, job}) {
            assertThat(one.path("refused").asInt()).isEqualTo(1);
            assertThat(one.at("/refusals/0/line").asInt()).isEqualTo(2);
            assertThat(one.at("/refusals/0/says").asString()).contains("5 minutes ahead of our clock");
        }
        assertThat(dry.at("/entries/request-opened").asInt()).isEqualTo(1);
    }

    @Test
    void a_log_that_comes_in_pieces_is_complained_of_once_a_request_unless_the_other_piece_was_undone() {
        byte[] january = bytes("1,2026-01-30T09:00:00Z,New,Ann\n1,2026-01-31T10:00:00Z,Resolved,Ben\n");
        byte[] february = bytes("1,2026-02-01T09:00:00Z,Resolved,Ben\n1,2026-02-05T09:00:00Z,Closed,Ben\n"
                + "2,2026-02-05T09:00:00Z,New,Ann\n");
        JsonNode first = imported("pieces", january);
        assertThat(first.path("refusals")).isEmpty();
        assertThat(imported("pieces", january).path("refusals"))
                .as("the same again")
                .isEmpty();

        JsonNode second = imported("pieces", february);

        assertThat(second.path("refusals")).hasSize(1);
        assertThat(second.at("/refusals/0/line").asInt()).isEqualTo(2);
        assertThat(second.at("/refusals/0/says").asString()).contains("must come whole");
        assertThat(imported("pieces", february).path("refusals")).isEmpty();
        for (JsonNode job : new JsonNode[] {first, second}) {
            Uploads.undone(service, job);
        }
        assertThat(imported("pieces", february).path("refusals")).isEmpty();
    }

    private JsonNode dryRun(String name, byte[] file) {
        Answer answer = Uploads.post(service, "?dryRun=true", mapping(name), file);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode imported(String name, byte[] file) {
        return Uploads.done(service, Uploads.post(service, "", mapping(name), file));
    }

    private static byte[] bytes(String rows) {
        return (HEADER + rows).getBytes(StandardCharsets.UTF_8);
    }

    private static String mapping(String name) {
        return """
                source: /tools/%1$s
                connection: %1$s
                format: csv
                request: id
                time: {column: at}
                person: who
                rules:
                  - tell: request-opened
                    first: true
                    data: {activity: incident, service: mail}
                  - changed: state
                    first-of:
                      - tell: request-resolved
                        when: {state: Resolved}
                      - tell: request-closed
                        when: {state: Closed}
                """.formatted(name);
    }
}
