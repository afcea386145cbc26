package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
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
import tools.jackson.databind.json.JsonMapper;

/** Files with mappings over HTTP. Each test has a source and a connection of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "--part";
    private static final Map<String, String> MULTIPART = Map.of("Content-Type", "multipart/form-data; boundary=part");

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

        JsonNode done = done(post("listed", file));

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
        JsonNode first = done(post("again", file));
        assertThat(first.path("recorded").asInt()).isEqualTo(60);

        JsonNode second = done(post("again", file));
        assertThat(second.path("recorded").asInt()).isZero();
        assertThat(second.path("duplicates").asInt()).isEqualTo(60);

        assertThat(undone(second).path("retracted").asInt())
                .as("it recorded none")
                .isZero();
        assertThat(undone(first).path("retracted").asInt()).isEqualTo(60);
        assertThat(names("again:7"))
                .containsExactly("request-opened", "request-closed", "entry-retracted", "entry-retracted");

        JsonNode better = done(post("again", file, "service: mail", "service: post"));
        assertThat(better.path("recorded").asInt()).isEqualTo(60);
        assertThat(done(post("again", file, "service: mail", "service: post"))
                        .path("duplicates")
                        .asInt())
                .isEqualTo(60);
        assertThat(undone(better).path("retracted").asInt()).isEqualTo(60);
    }

    @Test
    void a_restart_in_the_middle_loses_and_repeats_nothing() {
        String id = post("restart", rows(2_500)).path("id").asString();
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
        for (Path old : List.of(orphan, another)) {
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3_700)));
        }
        service.close();
        service = Running.on(database, key, folder);

        await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(orphan));

        assertThat(arriving).exists();
        assertThat(another).exists();
    }

    @Test
    void a_dry_run_shows_the_first_entries_and_what_was_not_understood_and_stores_nothing() {
        String file = rows(30) + "31,never,New,ann\n";

        HttpResponse<String> answer = send("?dryRun=true", "dry", file);

        JsonNode shown = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(shown.path("rows").asInt()).isEqualTo(61);
        assertThat(shown.at("/entries/request-opened").asInt()).isEqualTo(30);
        assertThat(shown.path("first").size()).isEqualTo(20);
        assertThat(shown.at("/refusals/0/line").asInt()).isEqualTo(62);
        assertThat(service.get("/v1/requests/dry:1/entries").status()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_taken_is_refused_by_its_field() {
        assertThat(send("?dryRun=maybe", "no", "id").body()).contains("\"field\":\"dryRun\"");
        assertThat(problem(mapping("no").replace("source: /tools/no", "source: a b"), "a"))
                .contains("422", "\"field\":\"source\"");
        assertThat(problem(mapping("no").replace("format: csv", "format: xes"), "no xml"))
                .contains("200", "is not XML");
        assertThat(service.ask("POST", "/v1/imports", MULTIPART, "--part--\r\n").body())
                .contains("\"field\":\"mapping\"");
        assertThat(service.ask("POST", "/v1/imports", MULTIPART, "broken").statusCode())
                .isEqualTo(400);
        assertThat(service.ask("POST", "/v1/imports", Map.of("Content-Type", "text/csv"), "id")
                        .statusCode())
                .isEqualTo(415);
        assertThat(service.get("/v1/imports/none").status()).isEqualTo(404);
        assertThat(service.ask("DELETE", "/v1/imports/none", Map.of(), "").statusCode())
                .isEqualTo(404);
    }

    private String problem(String mapping, String file) {
        HttpResponse<String> answer = service.ask("POST", "/v1/imports?dryRun=true", MULTIPART, body(mapping, file));
        return answer.statusCode() + answer.body();
    }

    private HttpResponse<String> send(String query, String name, String file) {
        return service.ask("POST", "/v1/imports" + query, MULTIPART, body(mapping(name), file));
    }

    private JsonNode post(String name, String file) {
        return post(name, file, "", "");
    }

    private JsonNode post(String name, String file, String replace, String by) {
        HttpResponse<String> answer =
                service.ask("POST", "/v1/imports", MULTIPART, body(mapping(name).replace(replace, by), file));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body());
    }

    private JsonNode done(JsonNode job) {
        return awaitState(job, "done");
    }

    private JsonNode undone(JsonNode job) {
        service.ask("DELETE", "/v1/imports/" + job.path("id").asString(), Map.of(), "");
        return awaitState(job, "undone");
    }

    private JsonNode awaitState(JsonNode job, String state) {
        String id = job.path("id").asString();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> job(id).path("state").asString().equals(state));
        return job(id);
    }

    private JsonNode job(String id) {
        return service.get("/v1/imports/" + id).body();
    }

    private List<String> names(String request) {
        return service.get("/v1/requests/" + request + "/entries").body().findValuesAsString("type").stream()
                .map(type -> type.substring("dev.engagement.".length(), type.length() - ".v1".length()))
                .toList();
    }

    private static String mapping(String name) {
        return """
                source: /tools/%s
                connection: %s
                format: csv
                request: id
                time: {column: when}
                person: who
                rules:
                  - tell: request-opened
                    first: true
                    data: {activity: incident, service: mail, requester: $person}
                  - tell: request-closed
                    when: {state: Closed}
                    data: {by: $person}
                """.formatted(name, name);
    }

    private static String rows(int requests) {
        return IntStream.rangeClosed(1, requests)
                .mapToObj("%1$d,2020-03-01T10:00:00Z,New,ann\n%1$d,2020-03-01T11:00:00Z,Closed,bob\n"::formatted)
                .collect(Collectors.joining("", "id,when,state,who\n", ""));
    }

    private static String body(String mapping, String file) {
        return part("mapping", mapping) + part("log", file) + BOUNDARY + "--\r\n";
    }

    private static String part(String name, String content) {
        return BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"f\"\r\n\r\n" + content
                + "\r\n";
    }
}
