package dev.engagement.documents.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.documents.mapping.LogLine.BrokenLine;
import dev.engagement.documents.mapping.LogLine.LogRow;
import dev.engagement.events.InvalidField;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Reads files that were made to break their reader; all of it at once, since much of it is done by a process of its own. */
@Execution(ExecutionMode.CONCURRENT)
class HostileFilesTest {
    private static final long SEED = 2026_11_28;
    /** The whole campaign under {@code -Pcampaigns}; a build has a tenth of it. */
    private static final boolean WHOLE = Boolean.getBoolean("campaigns");

    private static final int FILES = WHOLE ? 2_000 : 200;
    private static final int MEGABYTES = WHOLE ? 300 : 8;
    private static final int MANY = WHOLE ? 6_000_000 : 600_000;

    @Test
    void no_file_ends_a_process_of_512_megabytes(@TempDir Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process reader = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileFiles.class.getName(),
                        String.valueOf(FILES),
                        String.valueOf(SEED),
                        String.valueOf(MEGABYTES))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = reader.waitFor(WHOLE ? 4 : 1, TimeUnit.HOURS);

        assertThat(ended).isTrue();
        assertThat(Files.readString(output))
                .as("%d files of seed %d", FILES, SEED)
                .contains("alive after");
        assertThat(reader.exitValue()).isZero();
    }

    @Test
    void an_attribute_of_many_megabytes_is_told_by_its_line_and_never_kept() throws IOException {
        byte[] bomb = gzip("<log><trace><event><string key=\"a\" value=\"", "a".repeat(1 << 20), 900, "\"/>");

        assertThat(read("xes", bomb))
                .containsExactly(new BrokenLine(
                        1, "holds an element that is longer than 1048576 characters; nothing after it could be read"));
    }

    @Test
    void nesting_and_names_of_elements_are_bounded() throws IOException {
        assertThat(read("xes", gzip("", "<log>", 1_000, "")).toString()).contains("nested deeper than 32 elements");
        assertThat(read("xes", ("<log>" + names(2_000)).getBytes(StandardCharsets.UTF_8))
                        .toString())
                .contains("more than 1000 names");
    }

    private static String names(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("<a").append(i).append("/>");
        }
        return text.toString();
    }

    @Test
    void a_row_has_at_most_a_thousand_values() throws IOException {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            columns.append(",c").append(i);
        }

        assertThat(read("csv", ("id" + columns + "\n1" + columns).getBytes(StandardCharsets.UTF_8)))
                .hasSize(1)
                .allMatch(BrokenLine.class::isInstance);
        StringBuilder json = new StringBuilder("{\"id\":1");
        for (int i = 0; i < 2_000; i++) {
            json.append(",\"c").append(i).append("\":1");
        }
        assertThat(read("ndjson", (json + "}").getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new BrokenLine(1, "has more than 1000 values"));
    }

    @Test
    void what_inflates_beyond_all_proportion_is_not_read_on() {
        assertThatThrownBy(() -> Inflated.of(new ByteArrayInputStream(gzip("", "\n".repeat(1 << 20), 257, "")))
                        .transferTo(OutputStream.nullOutputStream()))
                .isInstanceOf(LogTooLarge.class)
                .hasMessageContaining("256 MiB");
    }

    @Test
    void requests_without_end_of_one_row_each_are_read_without_remembering_more_than_there_is_room_for()
            throws IOException {
        RowTranslation translation = new RowTranslation(
                Mappings.of("csv", "- {tell: request-opened, first: true, data: {activity: a, service: mail}}"));
        long told = 0;
        long refused = 0;
        for (int i = 0; i < MANY; i++) {
            ReadRow reading =
                    translation.read(new LogRow(i + 2L, Map.of("id", "R" + i, "when", "2026-01-01T10:00:00Z")));
            told += reading.told().size();
            refused += reading.complaints().size();
        }
        assertThat(told).isEqualTo(LogBounds.REQUESTS);
        assertThat(refused).isEqualTo(MANY - LogBounds.REQUESTS);
    }

    @Test
    void a_file_that_is_too_much_to_be_put_in_order_is_refused_as_a_whole() throws IOException {
        Mapping mapping = MappingReader.read(Imported.PLAIN + "order: time\n");
        String row = "1,2026-03-02T10:00:00Z,assigned," + "x".repeat(10_000) + "\n";
        List<LogLine> lines = new ArrayList<>();
        try (LogFile log = LogFile.open(new ByteArrayInputStream(gzip("id,at,what,who\n", row, 6_000, "")), mapping)) {
            for (@Nullable LogLine line = log.next(); line != null; line = log.next()) {
                lines.add(line);
            }
        }
        assertThat(lines).singleElement().asString().contains("in order of time", "split it by requests");
    }

    @Test
    void repeats_are_told_apart_only_as_long_as_there_is_room_to_remember_them() {
        RowTranslation translation = new RowTranslation(MappingReader.read(Imported.PLAIN));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < LogBounds.COURSES + 10; i++) {
            String request = i < 3 ? "A" : i < LogBounds.COURSES + 7 ? "R" + i : "A";
            translation
                    .read(new LogRow(
                            i,
                            Map.of(
                                    "id",
                                    request,
                                    "at",
                                    "2026-03-02T10:00:00Z",
                                    "what",
                                    "assigned",
                                    "who",
                                    "w" + i % 2)))
                    .told()
                    .forEach(told -> ids.add(told.subject().equals("t:A") ? told.id() : ""));
        }
        ids.removeIf(String::isEmpty);
        assertThat(ids.subList(0, 3)).doesNotHaveDuplicates();
        assertThat(ids.subList(0, 2)).as("forgotten").containsAll(ids.subList(3, 5));
    }

    @Test
    void no_separator_that_csv_needs_for_itself_is_taken() {
        for (String separator : List.of("\"", "#", "\r", "\n", "\ud800", "\0")) {
            assertThatThrownBy(() -> MappingReader.read(Mappings.text("csv", "- tell: request-closed") + "separator: \""
                            + escaped(separator) + "\"\n"))
                    .isInstanceOfSatisfying(InvalidField.class, invalid -> assertThat(invalid.field())
                            .isEqualTo("separator"));
        }
        assertThat(MappingReader.read(Mappings.text("csv", "- tell: request-closed") + "separator: \";\"\n")
                        .separator())
                .isEqualTo(';');
    }

    private static String escaped(String text) {
        return text.equals("#") ? "#" : "\\u%04x".formatted((int) text.charAt(0));
    }

    private static List<LogLine> read(String format, byte[] file) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        try (InputStream bytes = new ByteArrayInputStream(file);
                LogFile log = LogFile.open(bytes, Mappings.ofIds(format))) {
            for (@Nullable LogLine line = log.next(); line != null; line = log.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static byte[] gzip(String start, String piece, int times, String end) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < times; i++) {
                out.write(piece.getBytes(StandardCharsets.UTF_8));
            }
            out.write(end.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
