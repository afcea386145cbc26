package dev.engagement.documents.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.documents.mapping.LogLine.BrokenLine;
import dev.engagement.documents.mapping.LogLine.LogRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LogFileTest {
    @Test
    void csv_rows_are_numbered_by_the_line_they_start_in_and_empty_values_are_left_out() throws IOException {
        assertThat(read("csv", "\ufeffid,what\r\n1,\"a\nb\"\r\n\r\n2,\r\n3,\"say \"\"no\"\"\""))
                .containsExactly(
                        new LogRow(2, Map.of("id", "1", "what", "a\nb")),
                        new LogRow(5, Map.of("id", "2")),
                        new LogRow(6, Map.of("id", "3", "what", "say \"no\"")));
    }

    @Test
    void a_broken_csv_row_is_told_by_its_line_and_spoils_no_other() throws IOException {
        List<LogLine> lines =
                read("csv", "id,what\n1,\"never closed\n2,b\n3\n4,d,e\n5,5\" disk\n6,\"f\"g\n7,\u0000\n8,h\n");

        assertThat(lines.stream().map(LogLine::number)).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(lines)
                .filteredOn(LogRow.class::isInstance)
                .extracting(LogLine::number)
                .containsExactly(3L, 6L, 9L);
        assertThat(lines.get(2)).isEqualTo(new BrokenLine(4, "has 1 values, and the header has 2"));
        assertThat(lines.get(4)).isEqualTo(new LogRow(6, Map.of("id", "5", "what", "5\" disk")));
    }

    @Test
    void a_line_beyond_all_bounds_is_broken_and_not_kept() throws IOException {
        List<LogLine> lines = read("csv", "id,what\n1," + "x".repeat(2 * LogFile.LONGEST) + "\n2,b");

        assertThat(lines).extracting(LogLine::number).containsExactly(2L, 3L);
        assertThat(lines.getFirst()).isInstanceOf(BrokenLine.class);
    }

    @Test
    void json_lines_are_called_by_their_paths() throws IOException {
        assertThat(read("ndjson", """
                        {"id":1,"fields":{"status":"New","labels":["a","b"],"owner":null}}

                        {"id":
                        [1]
                        {"id":"\\ud800"}
                        {"open":true}"""))
                .containsExactly(
                        new LogRow(
                                1,
                                Map.of(
                                        "id",
                                        "1",
                                        "fields.status",
                                        "New",
                                        "fields.labels.0",
                                        "a",
                                        "fields.labels.1",
                                        "b")),
                        new BrokenLine(3, "is not JSON"),
                        new BrokenLine(4, "is no JSON object"),
                        new BrokenLine(5, "holds half of a surrogate pair"),
                        new LogRow(6, Map.of("open", "true")));
    }

    @Test
    void an_event_of_an_xes_log_has_its_own_attributes_and_its_traces() throws IOException {
        assertThat(read("xes", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
                          <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
                          <global scope="trace"><string key="concept:name" value="?"/></global>
                          <string key="concept:name" value="a log"/>
                          <trace>
                            <string key="concept:name" value="T1"/>
                            <event>
                              <string key="concept:name" value="open"><string key="meta" value="x"/></string>
                              <date key="time:timestamp" value="2020-01-01T10:00:00.000+01:00"/>
                            </event>
                          </trace>
                          <trace><event><int key="n" value="5"/></event></trace>
                        </log>"""))
                .containsExactly(
                        new LogRow(
                                8,
                                Map.of(
                                        "case:concept:name", "T1",
                                        "concept:name", "open",
                                        "time:timestamp", "2020-01-01T10:00:00.000+01:00")),
                        new LogRow(13, Map.of("n", "5")));
    }

    @Test
    void xml_that_breaks_off_ends_there_and_an_entity_from_outside_is_not_fetched() throws IOException {
        assertThat(read("xes", "<log><trace>\n<event><int key=\"n\" value=\"5\"/></event>\n<event>"))
                .containsExactly(
                        new LogRow(2, Map.of("n", "5")),
                        new BrokenLine(3, "is not XML; nothing after it could be read"));
        List<LogLine> outside = read("xes", """
                <!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                <log><trace><event><string key="n" value="&x;"/></event></trace></log>""");
        assertThat(outside).singleElement().isInstanceOf(BrokenLine.class);
    }

    @Test
    void a_compressed_file_is_known_by_its_content() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("id,what\n1,a".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read("csv", bytes.toByteArray())).containsExactly(new LogRow(2, Map.of("id", "1", "what", "a")));
    }

    @Test
    void a_file_without_rows_says_so() throws IOException {
        for (String format : List.of("csv", "ndjson")) {
            assertThat(read(format, "")).singleElement().isInstanceOf(BrokenLine.class);
        }
        assertThat(read("csv", "id,what\n\n")).containsExactly(new BrokenLine(1, "has no row after it"));
        assertThat(read("xes", "<log/>")).containsExactly(new BrokenLine(1, "has no row after it"));
    }

    private static List<LogLine> read(String format, String text) throws IOException {
        return read(format, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<LogLine> read(String format, byte[] bytes) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        try (LogFile log = LogFile.open(new ByteArrayInputStream(bytes), Mappings.ofIds(format))) {
            for (LogLine line = log.next(); line != null; line = log.next()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
