package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Conversation.CustomerContacted;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.export.EntryColumns;
import dev.engagement.reporting.export.EntryFile;
import dev.engagement.reporting.export.EventLines;
import dev.engagement.reporting.export.ExportColumn;
import dev.engagement.reporting.export.ReadingColumns;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.measures.Tales;
import dev.engagement.tests.Stories;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The record and the readings as files. */
class ExportTest {
    private static final Instant KNOWN = Instant.parse("2026-09-01T00:00:00Z");
    private static final String NASTY = "a \"quoted\", \r\n twofold \u0001 ligne ü";
    private static final int TALES = 80;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path folder;

    private static Path exports;
    private static Stage stage;
    private static Service service;
    private static final List<Recorded> TOLD = new ArrayList<>();

    @BeforeAll
    static void tell() throws Exception {
        stage = new Stage().withTopics();
        exports = Files.createDirectory(folder.resolve("it's here"));
        service = stage.service(Stage.database(), "--engagement.exports.folder=" + exports);
        for (int seed = 0; seed < TALES; seed++) {
            String request = "tales:" + (seed + 100);
            Tales.story(new Random(seed)).forEach(entry -> TOLD.add(about(request, entry)));
        }
        TOLD.addAll(Stories.utc()
                .about("odd:1")
                .at("2026-03-02T09:00")
                .entry(new RequestOpened(
                        "incident", "mail", null, null, Level.HIGH, null, null, null, 3, null, "https://x/?" + NASTY))
                .entry(new CustomerContacted(null))
                .at("2026-03-02T08:00")
                .told("person:ana")
                .entries());
        stage.publish(TOLD);
        stage.complete(KNOWN.plusMillis(1));
        service.awaitComplete(KNOWN.plusMillis(1));
        fetch("/v1/history?format=parquet&known=" + KNOWN, "history.parquet");
        fetch("/v1/readings?format=parquet&known=" + KNOWN, "readings.parquet");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static Recorded about(String request, Recorded entry) {
        return new Recorded(
                entry.entryId(),
                entry.source(),
                entry.messageId(),
                request,
                entry.occurredAt(),
                entry.recordedAt(),
                entry.sequence(),
                entry.entry());
    }

    private static HttpResponse<byte[]> fetch(String path, @Nullable String file) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url() + path));
            if (file == null) {
                request.header("Accept-Encoding", "gzip");
            }
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            if (file != null) {
                Files.write(folder.resolve(file), answer.body());
            }
            return answer;
        }
    }

    /** The rows that DuckDB answers, beside the files. */
    private static List<Map<String, @Nullable Object>> duck(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            statement.execute("set file_search_path = '" + folder + "'");
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(sql)) {
                while (found.next()) {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        row.put(found.getMetaData().getColumnLabel(i), found.getObject(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    @Test
    void a_file_is_named_by_what_was_asked() {
        Answer answer = service.get("/v1/readings?format=csv&from=2026-10-01T00:00:00Z&to=2026-11-01T00:00:00Z"
                + "&where=team:desk&where=service:%22%2F..%C3%84&known=" + KNOWN);

        assertThat(answer.headers().get("Content-Disposition"))
                .containsExactly("attachment; filename=\"readings_from-2026-10-01_to-2026-11-01_team-desk_service-..-"
                        + "_known-2026-09-01.csv\"");
    }

    @Test
    void each_line_is_the_event_as_it_was_told_by_request_and_by_place_in_its_stream() {
        Answer answer = service.get("/v1/history?known=" + KNOWN);

        assertThat(answer.headers().get("Content-Disposition"))
                .containsExactly("attachment; filename=\"history_known-2026-09-01.ndjson\"");
        List<JsonNode> lines = answer.body().lines().map(JSON::readTree).toList();
        assertThat(lines).hasSize(TOLD.size());
        JsonNode first = lines.getFirst();
        Recorded told = TOLD.get(TOLD.size() - 3);
        assertThat(first.get("subject").asString()).isEqualTo("odd:1");
        assertThat(first.get("specversion").asString()).isEqualTo("1.0");
        assertThat(first.get("id").asString()).isEqualTo(told.messageId());
        assertThat(first.get("type").asString()).isEqualTo("dev.engagement.request-opened.v1");
        assertThat(first.get("time").asString()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(first.get("entryid").asString()).isEqualTo(told.entryId().toString());
        assertThat(first.at("/data/url").asString()).endsWith(NASTY);
        List<String> places = lines.stream()
                .map(line -> line.get("subject").asString() + " "
                        + (1000 + line.get("sequence").asInt()))
                .toList();
        assertThat(places).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void what_is_known_by_an_instant_is_the_same_file_for_ever_whatever_the_format() throws Exception {
        List<Map<String, @Nullable Object>> before = new ArrayList<>();
        List<String> paths = List.of(
                "/v1/history?format=ndjson",
                "/v1/history?format=csv",
                "/v1/history?format=parquet",
                "/v1/history?format=xes",
                "/v1/readings?format=csv",
                "/v1/readings?format=parquet");
        for (String path : paths) {
            before.add(Map.of(path, fetch(path + "&known=" + KNOWN, "before").body()));
        }
        Instant later = KNOWN.plusSeconds(60);
        stage.publish(
                Stories.utc().about("late:1").at("2026-09-01T00:00:30").opened().entries());
        stage.complete(later);
        service.awaitComplete(later);

        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            assertThat(fetch(path + "&known=" + KNOWN, "after").body())
                    .as(path)
                    .isEqualTo(before.get(i).get(path));
        }
        assertThat(service.get("/v1/history?from=2026-09-01T00:00:00Z").body())
                .contains("late:1")
                .hasLineCount(1);
        assertThat(service.get("/v1/history?to=2026-03-02T09:00:00Z").body())
                .contains("odd:1")
                .hasLineCount(1);
    }

    @Test
    void a_table_and_its_parquet_have_the_documented_columns_and_the_same_values() throws Exception {
        fetch("/v1/history?format=csv&known=" + KNOWN, "history.csv");

        assertColumns("history.parquet", EntryColumns.ALL, "The history's columns");
        assertColumns("readings.parquet", ReadingColumns.ALL, "The readings' columns");
        assertThat(duck("select count(*) as n from 'history.parquet'").getFirst())
                .containsEntry("n", (long) TOLD.size());
        assertThat(duck("select count(*) as n from ((select columns(*)::varchar from 'history.parquet') except all"
                                + " (select columns(*)::varchar from (select * replace (\"time\"::timestamptz as \"time\","
                                + " recordedtime::timestamptz as recordedtime, due::timestamptz as due,"
                                + " percentComplete::double as percentComplete, updateEvery::double as updateEvery,"
                                + " satisfaction_score::double as satisfaction_score, satisfaction_from::double as satisfaction_from,"
                                + " satisfaction_to::double as satisfaction_to, effort_score::double as effort_score,"
                                + " effort_from::double as effort_from, effort_to::double as effort_to)"
                                + " from read_csv('history.csv', header = true, all_varchar = true, quote = '\"', escape = '\"',"
                                + " new_line = '\\r\\n', delim = ','))))")
                        .getFirst())
                .containsEntry("n", 0L);
        Map<String, @Nullable Object> odd =
                duck("select * from 'history.parquet' where subject = 'odd:1' order by sequence")
                        .getFirst();
        assertThat(odd)
                .containsEntry("url", "https://x/?" + NASTY)
                .containsEntry("customersAffected", 3L)
                .containsEntry("team", null)
                .containsEntry("name", "request-opened");
    }

    private static void assertColumns(String file, List<ExportColumn> columns, String heading) throws Exception {
        List<String> own = columns.stream()
                .map(column -> column.name() + " " + column.kind().sql())
                .toList();
        assertThat(
                        duck("select column_name || ' ' || column_type as c from (describe select * from '" + file
                                        + "')")
                                .stream()
                                .map(row -> row.get("c")))
                .containsExactlyElementsOf(own);
        String section = document().split("## " + heading, 2)[1].split("\n## ", 2)[0];
        assertThat(Pattern.compile("(?m)^\\| `(\\w+)` \\| ([A-Z ]+) \\|")
                        .matcher(section)
                        .results()
                        .map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyElementsOf(own);
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("..", "docs", "analysis.md"));
    }

    @Test
    void an_event_log_is_valid_and_tells_each_story_in_its_order() throws Exception {
        String log = service.get("/v1/history?format=xes&known=" + KNOWN).body();

        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ExportTest.class.getResource("/xes/log.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(log)));
        assertThat(log.split("<trace>", -1)).hasSize(TALES + 2);
        assertThat(log.split("<event>", -1)).hasSize(TOLD.size() + 1);
        String odd = log.split("<trace>", 3)[1];
        assertThat(odd).startsWith("<string key=\"concept:name\" value=\"odd:1\"/>");
        List<String> names = Pattern.compile("<event><string key=\"concept:name\" value=\"([a-z-]+)\"/>")
                .matcher(odd)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(names).containsExactly("progress-reported", "request-opened", "customer-contacted");
        assertThat(odd)
                .contains("<string key=\"org:resource\" value=\"person:ana\"/>", "\uFFFD ligne ü")
                .contains("<date key=\"time:timestamp\" value=\"2026-03-02T08:00:00Z\"/>");
    }

    @Test
    void sql_over_the_readings_comes_to_the_figures_of_the_scorecard() throws Exception {
        JsonNode measures = service.get("/v1/scorecard?known=" + KNOWN).json().at("/groups/0/measures");
        Map<String, Map<String, @Nullable Object>> found = new LinkedHashMap<>();
        duck("""
                select measure, any_value(unit) as unit,
                       count(*) filter (status = 'settled') as n, count(*) filter (status = 'running') as running,
                       count(*) filter (status = 'ended') as ended,
                       avg(coalesce(service_time, value)) filter (status = 'settled') as mean,
                       quantile_disc(coalesce(service_time, value), 0.5) filter (status = 'settled') as p50,
                       quantile_disc(coalesce(service_time, value), 0.9) filter (status = 'settled') as p90,
                       avg(coalesce(elapsed_time, value)) filter (status = 'settled') as elapsed,
                       count(*) filter (verdict = 'met') as met
                from 'readings.parquet' group by measure""").forEach(row -> found.put(String.valueOf(row.get("measure")), row));

        for (Map.Entry<String, JsonNode> measure : measures.properties()) {
            JsonNode figures = measure.getValue();
            boolean isTime = figures.has("service");
            JsonNode service = isTime ? figures.get("service") : figures;
            Map<String, @Nullable Object> row = found.getOrDefault(measure.getKey(), Map.of());
            for (String figure : List.of("n", "running", "ended", "mean", "p50", "p90")) {
                assertFigure(measure.getKey() + " " + figure, service.get(figure), row.get(figure));
            }
            assertFigure(measure.getKey(), (isTime ? figures.get("elapsed") : figures).get("mean"), row.get("elapsed"));
            assertFigure(measure.getKey() + " met", figures.path("attainment").path("met"), row.get("met"));
        }
        assertThat(measures.at("/time-to-engage/service/n").asInt()).isGreaterThan(20);
        assertThat(measures.at("/commitments-kept/n").asInt()).isGreaterThan(20);
        assertThat(measures.at("/overtaken-by/max").asInt()).isPositive();
    }

    private static void assertFigure(String what, JsonNode expected, @Nullable Object given) {
        double value = given instanceof Number number ? number.doubleValue() : 0;
        assertThat(value).as(what).isCloseTo(expected.asDouble(0), within(1e-6 * Math.max(1, Math.abs(value))));
    }

    @Test
    void the_documented_queries_run_as_they_are_written() throws Exception {
        Matcher blocks = Pattern.compile("(?s)```sql\n(.*?)```").matcher(document());
        List<List<Map<String, @Nullable Object>>> answers = new ArrayList<>();
        while (blocks.find()) {
            List<Map<String, @Nullable Object>> rows = duck(blocks.group(1));
            assertThat(rows).as(blocks.group(1)).isNotEmpty();
            answers.add(rows);
        }
        assertThat(answers).hasSize(5);
        JsonNode groups =
                service.get("/v1/scorecard?by=urgency&known=" + KNOWN).json().get("groups");
        for (JsonNode group : groups) {
            JsonNode figures = group.at("/measures/time-to-engage/service");
            Map<String, @Nullable Object> row = answers.getFirst().stream()
                    .filter(one -> group.at("/key/urgency").asString().equals(one.get("urgency")))
                    .findFirst()
                    .orElse(Map.of());
            for (String figure : List.of("n", "mean", "p50", "p90")) {
                assertFigure(figure, figures.get(figure), row.get(figure));
            }
        }
    }

    @Test
    void text_is_compressed_for_who_takes_it() throws Exception {
        HttpResponse<byte[]> answer = fetch("/v1/history?format=csv&known=" + KNOWN, null);

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (GZIPInputStream plain = new GZIPInputStream(new java.io.ByteArrayInputStream(answer.body()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            service.get("/v1/history?format=csv&known=" + KNOWN).body());
        }
    }

    @Test
    void nothing_stays_on_the_disk() throws Exception {
        try (var left = Files.list(exports)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv", "xes"})
    void a_file_that_cannot_be_finished_is_not_sent(String format) throws Exception {
        JdbcTemplate database = service.database();
        database.update("""
                insert into entry select 'zz:' || n, 0, gen_random_uuid(), '/tools/zz', 'm' || n,
                       'dev.engagement.' || case n when 9999 then 'nobody-knows' else 'customer-contacted' end || '.v1',
                       now(), now(), '{}' from generate_series(1000, 9999) n""");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + "/v1/history?format=" + format))
                    .build();
            HttpResponse<String> broken = client.send(request, BodyHandlers.ofString());
            assertThat(broken.statusCode()).isEqualTo(500);
            assertThat(broken.headers().firstValue("Content-Disposition")).isEmpty();
        } finally {
            database.update("delete from entry where subject like 'zz:%'");
        }
        nothing_stays_on_the_disk();
    }

    @Test
    void a_parquet_file_that_cannot_be_made_is_a_problem_and_leaves_nothing() throws Exception {
        JdbcTemplate database = service.database();
        database.update("insert into entry values ('zz:1', 0, gen_random_uuid(), '/z', 'm', 'x', now(), now(), '{}')");
        try {
            Answer answer = service.get("/v1/readings?format=parquet&charter=none");
            assertThat(answer.status()).isEqualTo(422);
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> broken = client.send(
                        HttpRequest.newBuilder(URI.create(service.url() + "/v1/history?format=parquet"))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(broken.statusCode()).isEqualTo(500);
                assertThat(broken.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(broken.headers().firstValue("Content-Disposition")).isEmpty();
            }
            nothing_stays_on_the_disk();
        } finally {
            database.update("delete from entry where subject = 'zz:1'");
        }
    }

    /** A hundred megabytes, of which no more than a few may be in memory at a time. */
    @Test
    void the_record_passes_through_without_being_collected() {
        int entries = 50_000;
        JdbcTemplate database = service.database();
        database.update("""
                insert into entry select 'bulk:' || (n % 500), n / 500, gen_random_uuid(), '/tools/bulk', 'm' || n,
                       'dev.engagement.customer-contacted.v1', '1999-01-01Z', '1999-01-01Z',
                       '{"filling":"' || repeat('x', 2000) || '"}' from generate_series(0, ?) n""", entries - 1);
        try {
            long before = used();
            long[] counted = {0, 0};
            EntryFile lines = new EventLines(OutputStream.nullOutputStream());
            new TransactionTemplate(service.bean(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> service.bean(History.class)
                            .each(null, null, Instant.parse("1999-01-02T00:00:00Z"), entry -> {
                                try {
                                    lines.add(entry);
                                } catch (IOException impossible) {
                                    throw new UncheckedIOException(impossible);
                                }
                                if (++counted[0] == entries - 5_000) {
                                    counted[1] = used();
                                }
                            }));
            assertThat(counted[0]).isEqualTo(entries);
            assertThat(counted[1] - before).isLessThan(40_000_000);
        } finally {
            database.update("delete from entry where subject like 'bulk:%'");
        }
    }

    @Test
    void readers_who_take_their_time_hold_up_nobody() throws Exception {
        JdbcTemplate database = service.database();
        database.update("""
                insert into entry select 'slow:' || n, 0, gen_random_uuid(), '/tools/slow', 'm' || n,
                       'dev.engagement.customer-contacted.v1', '1999-01-01Z', '1999-01-01Z',
                       '{"filling":"' || repeat('x', 2000) || '"}' from generate_series(1, 10000) n""");
        URI url = URI.create(service.url());
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                Socket socket = new Socket(url.getHost(), url.getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("GET /v1/history HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                        .isEqualTo("HTTP/1.1 200");
            }

            assertThat(service.get("/v1/history?format=csv&to=1950-01-01T00:00:00Z")
                            .status())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
            database.update("delete from entry where subject like 'slow:%'");
        }
        await().until(() -> {
            try (var left = Files.list(exports)) {
                return left.findAny().isEmpty();
            }
        });
    }

    @Test
    void a_text_that_a_spreadsheet_would_run_is_made_harmless_unless_it_is_asked_for_raw() {
        JdbcTemplate database = service.database();
        database.update("""
                insert into entry values ('x:1', 0, gen_random_uuid(), '/tools/x', '=1+1',
                       'dev.engagement.progress-reported.v1', '1999-01-01Z', '1999-01-01Z',
                       '{"by":"@SUM(1)","visibleToCustomer":true,"percentComplete":5}'),
                       ('x:1', 1, gen_random_uuid(), '/tools/x', 'plain',
                       'dev.engagement.experience-rated.v1', '1999-01-01Z', '1999-01-01Z',
                       '{"satisfaction":{"score":-1,"from":-2,"to":2}}')""");
        try {
            String path = "/v1/history?format=csv&to=1999-01-02T00:00:00Z";
            String harmless = service.get(path).body();
            String raw = service.get(path + "&raw=true").body();

            assertThat(harmless).contains(",'=1+1,", ",'@SUM(1)", ",-1.0,-2.0,");
            assertThat(raw).contains(",=1+1,", ",@SUM(1)").doesNotContain("'");
            assertThat(service.get(path + "&raw=perhaps").status()).isEqualTo(400);
        } finally {
            database.update("delete from entry where subject = 'x:1'");
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @ParameterizedTest
    @CsvSource({
        "history?format=xls,400,format",
        "history?happened=2026-01-01T00:00:00Z,400,happened",
        "history?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z,400,to",
        "history?known=2999-01-01T00:00:00Z,409,known",
        "readings?format=ndjson,400,format",
        "readings?by=urgency,400,by",
        "readings?where=colour:red,400,where",
        "readings?charter=none,422,charter",
        "readings?known=2999-01-01T00:00:00Z,409,known"
    })
    void what_nobody_can_make_sense_of_is_refused_by_name(String query, int status, String field) {
        Answer answer = service.get("/v1/" + query);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("field").asString(null)).isEqualTo(field);
        assertThat(answer.headers()).doesNotContainKey("Content-Disposition");
    }
}
