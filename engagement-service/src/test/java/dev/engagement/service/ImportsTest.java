package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.service.Running.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Files with mappings over HTTP. Each test has a source and a connection of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportsTest {
    private final String database = Landscape.newDatabase();
    private final Path key = Landscape.newKeyFile();
    private final String folder =
            "--engagement.import-folder=" + key.resolveSibling("imports").toAbsolutePath();
    private Running service = Running.on(database, key, folder);

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void the_rows_become_entries_and_those_that_cannot_are_listed_by_their_line() {
        String file = """
                id,when,state,who
                1,2020-03-01T10:00:00Z,New,ann
                2,yesterday,New,ann
                3,2020-03-01T10:00:00Z
                1,2020-03-01T11:00:00Z,Closed,robot
                """;

        JsonNode done = done("listed", file);

        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.path("rows").asInt()).isEqualTo(4);
        assertThat(done.path("recorded").asInt()).isEqualTo(2);
        assertThat(done.path("refused").asInt()).isEqualTo(2);
        assertThat(done.path("bytesRead").asInt()).isEqualTo(file.length());
        assertThat(done.path("refusals").findValuesAsString("line")).containsExactly("3", "4");
        assertThat(done.at("/refusals/0/says").asString()).contains("\"when\" is no time");
        JsonNode entries = service.get("/v1/requests/listed:1/entries").body();
        assertThat(entries.toString())
                .contains("request-opened", "request-closed", "person:")
                .doesNotContain("ann");
    }

    @Test
    void the_same_file_again_is_all_duplicates_and_an_undone_one_can_be_imported_with_a_better_mapping() {
        String file = rows(30);
        JsonNode first = done("again", file);
        assertThat(first.path("recorded").asInt()).isEqualTo(60);

        JsonNode second = done("again", file);
        assertThat(second.path("recorded").asInt()).isZero();
        assertThat(second.path("duplicates").asInt()).isEqualTo(60);

        assertThat(retracted(second)).as("it recorded none").isZero();
        assertThat(retracted(first)).isEqualTo(60);
        assertThat(names("again:7"))
                .containsExactly("request-opened", "request-closed", "entry-retracted", "entry-retracted");

        String mapping = Uploads.mapping("again").replace("service: mail", "service: post");
        JsonNode better = Uploads.done(service, Uploads.post(service, "", mapping, file));
        assertThat(better.path("recorded").asInt()).isEqualTo(60);
        JsonNode repeated = Uploads.done(service, Uploads.post(service, "", mapping, file));
        assertThat(repeated.path("duplicates").asInt()).isEqualTo(60);
        assertThat(retracted(better)).isEqualTo(60);
    }

    @Test
    void a_restart_in_the_middle_loses_and_repeats_nothing() {
        String id = Uploads.taken(send("", "restart", rows(2_500))).path("id").asString();
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> job(id).path("rows").asInt() > 0);
        service.close();
        service = Running.on(database, key, folder);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> job(id).path("state").asString().equals("done"));

        assertThat(job(id).path("rows").asInt()).isEqualTo(5_000);
        assertThat(job(id).path("recorded").asInt()).isEqualTo(5_000);
        assertThat(names("restart:2499")).containsExactly("request-opened", "request-closed");
    }

    @Test
    void an_upload_that_a_crash_kept_from_becoming_a_job_is_removed() throws IOException {
        Path files = Files.createDirectories(key.resolveSibling("imports"));
        Path orphan = Files.writeString(files.resolve(UUID.randomUUID().toString()), "ann");
        Path arriving = Files.writeString(files.resolve(UUID.randomUUID().toString()), "ann");
        Path another = Files.writeString(files.resolve("notes"), "not ours");
        Path cutOff = Files.writeString(files.resolve("upload_0a1b_00000001.tmp"), "ann");
        Path waiting = Files.writeString(files.resolve("upload_0a1b_00000002.tmp"), "ann");
        Files.setLastModifiedTime(cutOff, FileTime.from(Instant.now().minusSeconds(91_000)));
        for (Path old : List.of(orphan, another, waiting)) {
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3_700)));
        }
        service.close();
        service = Running.on(database, key, folder);

        await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(orphan) && !Files.exists(cutOff));

        assertThat(arriving).exists();
        assertThat(waiting).exists();
        assertThat(another).exists();
    }

    @Test
    void a_dry_run_shows_the_first_entries_and_what_was_not_understood_and_stores_nothing() {
        String file = rows(30) + "31,never,New,ann\n";

        Answer answer = send("?dryRun=true", "dry", file);

        JsonNode shown = answer.body();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(shown.path("rows").asInt()).isEqualTo(61);
        assertThat(shown.at("/entries/request-opened").asInt()).isEqualTo(30);
        assertThat(shown.path("first").size()).isEqualTo(20);
        assertThat(shown.at("/refusals/0/line").asInt()).isEqualTo(62);
        assertThat(service.get("/v1/requests/dry:1/entries").status()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_taken_is_refused_by_its_field() {
        assertThat(send("?dryRun=maybe", "no", "id").text("field")).isEqualTo("dryRun");
        Answer source = Uploads.post(
                service, "?dryRun=true", Uploads.mapping("no").replace("source: /tools/no", "source: a b"), "a");
        assertThat(source.status()).isEqualTo(422);
        assertThat(source.text("field")).isEqualTo("source");
        Answer broken = Uploads.post(
                service, "?dryRun=true", Uploads.mapping("no").replace("format: csv", "format: xes"), "no xml");
        assertThat(broken.status()).isEqualTo(200);
        assertThat(broken.body().toString()).contains("is not XML");
        assertThat(service.ask("POST", "/v1/imports", Uploads.MULTIPART, Uploads.END)
                        .body())
                .contains("\"field\":\"mapping\"");
        assertThat(service.ask("POST", "/v1/imports", Uploads.MULTIPART, "broken")
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.ask("POST", "/v1/imports", Map.of("Content-Type", "text/csv"), "id")
                        .statusCode())
                .isEqualTo(415);
        assertThat(service.get("/v1/imports/none").status()).isEqualTo(404);
        assertThat(service.ask("DELETE", "/v1/imports/none", Map.of(), "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_mapping_that_names_a_column_that_the_log_lacks_is_refused_at_once_in_every_format() {
        String rules = Uploads.mapping("lacking").replace("person: who", "person: whom");
        Map<String, String> logs = Map.of(
                "csv",
                rows(2),
                "ndjson",
                "{\"id\":1,\"when\":\"2020-03-01T10:00:00Z\",\"state\":\"New\",\"who\":\"ann\"}\n".repeat(2_000),
                "json",
                "[{\"id\":1,\"when\":\"2020-03-01T10:00:00Z\",\"state\":\"New\",\"who\":\"ann\"}]",
                "xes",
                """
                <log><trace><event><int key="id" value="1"/><date key="when" value="2020-03-01T10:00:00Z"/>
                <string key="state" value="New"/><string key="who" value="ann"/></event></trace></log>""");
        int jobs = service.get("/v1/imports").body().path("imports").size();

        logs.forEach((format, log) -> {
            for (String query : List.of("?dryRun=true", "", "?reconcile=true")) {
                Answer refused = Uploads.post(service, query, rules.replace("csv", format), log);
                assertThat(refused.status()).as(format + query).isEqualTo(422);
                assertThat(refused.text("field")).isEqualTo("mapping");
                assertThat(refused.text("detail"))
                        .contains("\"whom\", which the mapping names")
                        .doesNotContain("ann");
            }
        });

        assertThat(service.get("/v1/imports").body().path("imports").size()).isEqualTo(jobs);
        assertThat(service.get("/v1/requests/lacking:1/entries").status()).isEqualTo(404);
    }

    private Answer send(String query, String name, String file) {
        return Uploads.post(service, query, Uploads.mapping(name), file);
    }

    private JsonNode done(String name, String file) {
        return Uploads.done(service, send("", name, file));
    }

    private int retracted(JsonNode job) {
        return Uploads.undone(service, job).path("retracted").asInt();
    }

    private JsonNode job(String id) {
        return service.get("/v1/imports/" + id).body();
    }

    private List<String> names(String request) {
        return service.get("/v1/requests/" + request + "/entries").body().findValuesAsString("type").stream()
                .map(type -> type.substring("dev.engagement.".length(), type.length() - ".v1".length()))
                .toList();
    }

    private static String rows(int requests) {
        return IntStream.rangeClosed(1, requests)
                .mapToObj("%1$d,2020-03-01T10:00:00Z,New,ann\n%1$d,2020-03-01T11:00:00Z,Closed,bob\n"::formatted)
                .collect(Collectors.joining("", "id,when,state,who\n", ""));
    }
}
