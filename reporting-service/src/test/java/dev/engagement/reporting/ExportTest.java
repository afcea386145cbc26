package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.tests.Stories;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The record and the readings as files, in each format. */
class ExportTest extends ExportStage {
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
    void a_filter_leaves_the_entries_of_the_requests_that_match_as_their_whole_stories_say() {
        String mails =
                service.get("/v1/history?where=service:mail&known=" + KNOWN).body();
        Set<String> wanted = Set.copyOf(service.get("/v1/readings?where=service:mail&known=" + KNOWN)
                .body()
                .lines()
                .skip(1)
                .map(row -> row.split(",", 2)[0])
                .toList());

        assertThat(mails.lines()
                        .map(line -> JSON.readTree(line).get("subject").asString())
                        .collect(Collectors.toSet()))
                .isEqualTo(wanted)
                .contains("odd:1");
        assertThat(mails.lines().count())
                .isEqualTo(TOLD.stream()
                        .filter(entry -> wanted.contains(entry.subject()))
                        .count());
        assertThat(service.get("/v1/history?where=service:mail&to=2026-03-02T08:30:00Z&known=" + KNOWN)
                        .body())
                .as("an entry before the opening, which says what the request is about")
                .contains("odd:1")
                .hasLineCount(1);
        assertThat(service.get("/v1/history?where=service:none&known=" + KNOWN).body())
                .isEmpty();
    }

    @Test
    void an_event_log_is_valid_and_tells_each_story_in_its_order() throws Exception {
        String log = service.get("/v1/history?format=xes&known=" + KNOWN).body();

        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ExportTest.class.getResource("/xes/log.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(log)));
        assertThat(log)
                .as("tools look for the elements of this namespace")
                .contains("<log xmlns=\"http://www.xes-standard.org/\" xes.version=");
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

    @ParameterizedTest
    @CsvSource({
        "history?format=xls,400,format",
        "history?where=colour:red,400,where",
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
