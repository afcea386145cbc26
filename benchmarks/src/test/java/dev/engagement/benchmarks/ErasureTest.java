package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody is named through every door, and forgotten: then no table, no segment, no log and no file of the whole
 * installation has their name, and it does not come back. First, since its processes end unharmed: what they leave makes starts quicker.
 */
@Order(1)
class ErasureTest {
    private static final String NEEDLE = "zzneedle";
    private static final String NAME = NEEDLE + "@example.org";
    private static final List<String> CONNECTIONS = List.of("pushed", "desk", "filed");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EVENT = """
            {"specversion":"1.0","id":"%1$s-%2$s","source":"/tools/pushed","type":"dev.engagement.%3$s.v1",\
            "subject":"pushed:%1$s","time":"2026-03-02T09:0%2$s:00Z","data":%4$s}
            """;
    private static final String MAPPING = """
            source: /tools/filed
            connection: filed
            format: csv
            request: id
            time: {column: when}
            person: who
            rules:
              - tell: request-opened
                data: {activity: incident, service: mail, requester: $person}
            """;

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void nothing_is_left_of_who_is_forgotten_nothing_comes_back_and_no_figure_changes() throws Exception {
        Path data = folder.resolve("data");
        try (Installed installed = Installed.start(data, Map.of("ENGAGEMENT_FORGET_WITHIN", "PT12S"))) {
            Files.createDirectories(data.resolve("connections"));
            Files.writeString(data.resolve("connections/desk.yaml"), "tool: servicenow\nsecrets: [s]\n");
            name(installed, "before");
            installed.await(
                    "names on both sides",
                    () -> tables(installed, "engagement").contains("directory")
                            && tables(installed, "reporting").contains("directory"));
            assertThat(segments(data)).as("segments while the name is there").isNotEmpty();
            installed.awaitVisible();
            Instant between = Instant.now();
            installed.awaitVisible();
            String link = rate(installed);
            installed.awaitVisible();
            String scorecard = "/v1/scorecard?by=urgency&by=source&known=" + between;
            String figures = installed.questions().ask(scorecard);

            for (String connection : CONNECTIONS) {
                assertThat(send(installed, "DELETE", "/v1/people/" + person(installed, connection), "", "")
                                .statusCode())
                        .isEqualTo(204);
            }

            awaitNothingLeft(installed, data);
            assertThat(installed.questions().ask(scorecard)).isEqualTo(figures);
            assertThat(visit(installed, link).statusCode()).isEqualTo(404);
            name(installed, "after");
            installed.awaitVisible();
            assertThat(send(installed, "POST", "/v1/quarantine/retry", "", "").statusCode())
                    .isEqualTo(202);
            awaitNothingLeft(installed, data);
            assertThat(installed.questions().ask(scorecard)).isEqualTo(figures);
        }
    }

    /** Rates by a link, in words; returns it. */
    private String rate(Installed installed) throws InterruptedException {
        String rate = installed
                .questions()
                .askJson("/v1/links?request=pushed:before")
                .path("rate")
                .asString()
                .replaceAll("^https?://[^/]*", "");
        String nonce = visit(installed, rate).body().replaceAll("(?s).*name=\"nonce\" value=\"([^\"]+)\".*", "$1");
        HttpRequest form = HttpRequest.newBuilder(installed.reporting(rate))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("nonce=" + nonce + "&score=2&comment=" + NEEDLE + "+heard+nothing"))
                .build();
        assertThat(answer(form).statusCode()).isEqualTo(303);
        installed.await(
                "the comment",
                () -> tables(installed, "reporting").contains("directory")
                        && get(installed, "/v1/requests/pushed:before/entries")
                                .toString()
                                .contains("experience-rated"));
        return rate;
    }

    private HttpResponse<String> visit(Installed installed, String path) {
        return answer(HttpRequest.newBuilder(installed.reporting(path)).build());
    }

    /** Through every door: well-formed, refused, in quarantine, in a file. */
    private void name(Installed installed, String time) throws InterruptedException {
        String lines = EVENT.formatted(time, 1, "request-opened", """
                        {"activity":"incident","service":"mail","requester":"%s","title":"%s cannot print"}""".formatted(NAME, NEEDLE))
                + EVENT.formatted(time, 2, "request-reclassified", "{\"title\":\"The printer of room 9\"}")
                + EVENT.formatted(time, 3, "ownership-changed", """
                        {"owner":"ana","by":"%s","reason":"%s is away"}""".formatted(NAME, NEEDLE))
                + EVENT.formatted(
                        time, 4, "pace-agreed", "{\"by\":\"%s\",\"updateEvery\":\"%s\"}".formatted(NAME, NAME))
                + "no JSON: " + NAME + "\n";
        assertThat(JSON.readTree(send(installed, "POST", "/v1/events", "application/x-ndjson", lines)
                                .body())
                        .path("recorded")
                        .asInt())
                .isEqualTo(3);
        for (String updated : List.of("2026-01-05 10:15:00", "someday")) {
            assertThat(send(installed, "POST", "/webhooks/desk", "application/json", """
                            {"number":"%s","sys_updated_on":"%s","caller_id":"%s","assigned_to":"%s",
                             "short_description":"%s calls"}""".formatted(
                                            time, updated, NAME, NAME, NAME))
                            .statusCode())
                    .isEqualTo(202);
        }
        String file =
                "id,when,who\n%1$s,2026-03-01T10:00:00Z,%2$s\n%1$s-2,%2$s,2026-03-01T10:00:00Z\n".formatted(time, NAME);
        String part = "--part\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"f\"\r\n\r\n%s\r\n";
        String id = JSON.readTree(send(
                                installed,
                                "POST",
                                "/v1/imports",
                                "multipart/form-data; boundary=part",
                                part.formatted("mapping", MAPPING) + part.formatted("log", file) + "--part--\r\n")
                        .body())
                .path("id")
                .asString();
        installed.await("the import", () -> get(installed, "/v1/imports/" + id)
                .path("state")
                .asString()
                .equals("done"));
        JsonNode done = get(installed, "/v1/imports/" + id);
        assertThat(done.path("recorded").asInt()).isEqualTo(1);
        assertThat(done.path("refused").asInt()).isEqualTo(1);
        installed.await(
                "the inbox",
                () -> get(installed, "/v1/requests/desk:" + time + "/entries")
                                .path("entries")
                                .size()
                        > 0);
        installed.await(
                "quarantine", () -> get(installed, "/v1/quarantine").toString().contains("desk"));
    }

    private void awaitNothingLeft(Installed installed, Path data) throws InterruptedException {
        // While the broker puts one segment in the place of another there is none for a moment. PostgreSQL's own files
        // are the
        // operator's; a segment that was replaced is deleted by the broker within a minute.
        installed.await(
                "the topic to forget, and every file",
                () -> files(
                                        data,
                                        file -> !file.startsWith(data.resolve("postgresql"))
                                                && !file.toString().endsWith(".deleted"))
                                .isEmpty()
                        && tables(installed, "reporting").isEmpty());
        assertThat(tables(installed, "engagement")).isEmpty();
        assertThat(tables(installed, "outbox")).isEmpty();
        for (JsonNode kept : get(installed, "/v1/quarantine").path("deliveries")) {
            String body = get(installed, "/v1/quarantine/" + kept.path("id").asString())
                    .toString();
            // What came after the name was forgotten cannot be known by it; it is sealed, and expires.
            assertThat(body.contains("\"before") && body.contains(NEEDLE)).isFalse();
        }
        assertThat(installed.said()).doesNotContainIgnoringCase(NEEDLE);
    }

    private static List<Path> segments(Path data) {
        return files(data.resolve("broker"), file -> file.toString().endsWith(".log"));
    }

    /** The files that have the name in them. */
    private static List<Path> files(Path folder, Predicate<Path> which) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(which)
                    .filter(file -> file.toString().endsWith(".swap") || names(file))
                    .toList();
        } catch (UncheckedIOException | IOException changing) {
            return List.of(folder);
        }
    }

    private static boolean names(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT)
                    .contains(NEEDLE);
        } catch (IOException gone) {
            // What took its place may have the name: look again.
            return true;
        }
    }

    /** The tables that have the name in them, in any column; bytes are read as text. */
    private static List<String> tables(Installed installed, String database) {
        List<String> found = new ArrayList<>();
        try (Connection connection = installed.database(database);
                Statement statement = connection.createStatement();
                Statement search = connection.createStatement()) {
            ResultSet tables = statement.executeQuery("""
                    select table_name, string_agg(case data_type when 'bytea' then format('encode(%I, ''escape'')', column_name)
                        else format('%I::text', column_name) end, ', ')
                    from information_schema.columns join information_schema.tables using (table_schema, table_name)
                    where table_schema = 'public' and table_type = 'BASE TABLE' group by table_name""");
            while (tables.next()) {
                ResultSet row = search.executeQuery("select count(*) from \"" + tables.getString(1)
                        + "\" where lower(concat_ws(' ', " + tables.getString(2) + ")) like '%" + NEEDLE + "%'");
                row.next();
                if (row.getLong(1) > 0) {
                    found.add(tables.getString(1));
                }
            }
            return found;
        } catch (SQLException | IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private String person(Installed installed, String connection) {
        return get(
                        installed,
                        "/v1/people?connection=" + connection + "&id="
                                + URLEncoder.encode(NAME, StandardCharsets.UTF_8))
                .path("reference")
                .asString();
    }

    private JsonNode get(Installed installed, String path) {
        return JSON.readTree(send(installed, "GET", path, "", "").body());
    }

    private HttpResponse<String> send(Installed installed, String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(installed.service().resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("X-Engagement-Token", "s");
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return answer(request.build());
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
