package dev.engagement.documents.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Files as other tools and spreadsheets write them. */
class FilesAsTheyComeTest {
    private static final String ROWS = """
            id,at,what,who
            1,2026-03-02T09:00:00Z,created,Cust
            1,2026-03-02T10:00:00Z,assigned,Ben
            """;

    private static final List<String> STORY =
            List.of("request-opened 2026-03-02T09:00:00Z", "ownership-changed 2026-03-02T10:00:00Z Ben");

    @Test
    void a_carriage_return_alone_may_end_every_line() {
        Imported once = Imported.of(Imported.PLAIN, ROWS);

        for (String end : List.of("\r", "\r\n")) {
            Imported read = Imported.of(Imported.PLAIN, ROWS.replace("\n", end));
            assertThat(read.story()).isEqualTo(STORY);
            assertThat(read.complaints()).isEmpty();
            assertThat(read.ids()).isEqualTo(once.ids());
        }
        assertThat(Imported.of(Imported.PLAIN, (ROWS + "x\n").replace("\n", "\r"))
                        .complaints())
                .containsExactly("4: the line has 1 values, and the header has 4");
    }

    @Test
    void a_line_end_within_quotes_ends_no_line_whatever_the_lines_end_with() {
        String file = "\"id\",at,what,who,\"a\nnote\"\r1,2026-03-02T10:00:00Z,assigned,Ben,\"one\ntwo\"\r";

        assertThat(Imported.of(Imported.PLAIN, file).story()).containsExactly(STORY.getLast());
        assertThat(Imported.of(Imported.PLAIN, file.replace("\r", "\r\n")).story())
                .containsExactly(STORY.getLast());
    }

    @Test
    void a_header_that_cannot_be_read_or_has_no_rows_is_never_passed_over() {
        assertThat(Imported.of(Imported.PLAIN, "\"id,at\n1,2\n").complaints())
                .containsExactly(
                        "1: the line is the header, and cannot be read: it has a quoted value that does not end"
                                + " as one");
        assertThat(Imported.of(Imported.PLAIN, "").complaints())
                .containsExactly("1: the line is the header, and cannot be read: it is empty");
        assertThat(Imported.of(Imported.PLAIN, "id,at,what,who").complaints())
                .containsExactly("1: the line has no row after it");
    }

    @Test
    void bytes_of_another_charset_are_told_by_their_line_and_make_no_two_people_one() {
        String file =
                ROWS + "1,2026-03-02T11:00:00Z,assigned,M\u00fcller\n1,2026-03-02T12:00:00Z,assigned,M\u00f6ller\n";
        byte[] bytes = file.getBytes(Charset.forName("windows-1252"));

        Imported wrong = Imported.of(Imported.PLAIN, bytes);
        assertThat(wrong.story()).isEqualTo(STORY);
        assertThat(wrong.complaints())
                .hasSize(2)
                .first()
                .isEqualTo("4: the line holds bytes that are no UTF-8: name the file's charset, as in charset:"
                        + " windows-1252");
        Imported right = Imported.of(Imported.PLAIN + "charset: windows-1252\n", bytes);
        assertThat(right.complaints()).isEmpty();
        assertThat(right.story()).hasSize(4).last().asString().endsWith("M\u00f6ller");
        assertThat(Imported.of(
                                Imported.PLAIN.replace("csv", "ndjson"),
                                "{\"id\":1,\"at\":\"2026-03-02T10:00:00Z\",\"what\":\"assigned\",\"who\":\"M\u00fc\"}"
                                        .getBytes(StandardCharsets.ISO_8859_1))
                        .complaints()
                        .getFirst())
                .contains("no UTF-8");
    }

    @Test
    void the_mark_of_unicode_at_the_beginning_says_how_a_file_is_written() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] bytes = ("\ufeff" + ROWS).getBytes(charset);
            for (String named : List.of("", "charset: UTF-16\n", "charset: windows-1252\n")) {
                Imported read = Imported.of(Imported.PLAIN + named, bytes);
                assertThat(read.complaints()).isEmpty();
                assertThat(read.story()).isEqualTo(STORY);
            }
        }
    }

    @Test
    void an_event_outside_all_traces_names_no_request() {
        String mapping =
                Imported.PLAIN.replace("format: csv", "format: xes").replace("request: id", "request: \"case:id\"");
        String event = "<event><string key=\"what\" value=\"assigned\"/><string key=\"who\" value=\"%s\"/>"
                + "<date key=\"at\" value=\"2026-03-02T10:00:00Z\"/></event>\n";

        Imported read = Imported.of(
                mapping,
                "<log>\n" + event.formatted("Ann") + "<trace><string key=\"id\" value=\"1\"/>\n"
                        + event.formatted("Ben") + "</trace>\n<string key=\"id\" value=\"9\"/>" + event.formatted("Zoe")
                        + "</log>");

        assertThat(read.story()).containsExactly(STORY.getLast());
        assertThat(read.complaints())
                .containsExactly(
                        "2: \"case:id\" is empty: the row names no request",
                        "6: \"case:id\" is empty: the row names no request");
    }

    @Test
    void attributes_inside_attributes_are_called_by_both_keys_where_the_mapping_asks_for_them() {
        String plain =
                Imported.PLAIN.replace("format: csv", "format: xes").replace("request: id", "request: \"case:id\"");
        String mapping =
                plain.replace("person: who", "person: who.login").replace("{what: assigned}", "{steps.what: assigned}");
        String file = """
                <log><trace><string key="id" value="1"><string key="inner" value="9"/></string>
                <event><date key="at" value="2026-03-02T10:00:00Z"/><string key="who" value="Ann B"><string key="login" value="ann"/></string>
                <string key="what" value="x"/><list key="steps"><values><string key="what" value="assigned"/></values></list></event></trace></log>
                """;

        assertThat(Imported.of(mapping, file).story()).containsExactly("ownership-changed 2026-03-02T10:00:00Z ann");
        assertThat(Imported.of(mapping, file).complaints()).isEmpty();
        // What no mapping asks for is no part of a row: an older import of the file is the same.
        String told = plain.replace("{what: assigned}", "{who: \"Ann B\"}");
        assertThat(Imported.of(told, file).ids())
                .isEqualTo(Imported.of(
                                told,
                                file.replaceAll("<string key=\"(inner|login)\"[^>]*>", "")
                                        .replaceAll("(?s)<list.*list>", ""))
                        .ids());
    }

    @Test
    void a_column_that_the_file_lacks_is_named_beside_those_that_there_are() {
        Imported read = Imported.of(Imported.PLAIN.replace("person: who", "person: whom"), ROWS);

        assertThat(read.told()).isEmpty();
        assertThat(read.complaints())
                .containsExactly("1: the line is the header, and lacks \"whom\", which the mapping names: there are id,"
                        + " at, what, who");
        assertThat(Imported.of(Imported.PLAIN.replace("{what: assigned}", "{kind: assigned}"), ROWS)
                        .complaints()
                        .getFirst())
                .contains("\"kind\"");
        assertThat(Imported.of(Imported.PLAIN, "1;2026-03-02T10:00:00Z;assigned;Ben\n\n")
                        .complaints())
                .as("what may be somebody's name is not told")
                .containsExactly("1: the line is no header: none of the mapping's columns stands in it; check the"
                        + " separator, which is \",\", and the names, as in \"id\"");
        assertThat(Imported.of(
                                Imported.PLAIN.replace("csv", "ndjson").replace("person: who", "person: who.name"),
                                "{\"id\":1,\"at\":\"2026-03-02T10:00:00Z\",\"what\":\"assigned\",\"who\":\"Ben\"}")
                        .complaints())
                .containsExactly("1: no row of the file has \"who.name\", which the mapping names: check how it is"
                        + " written");
    }

    @Test
    void of_columns_of_one_name_the_mapping_says_which_one() {
        String file = """
                id,at,what,who,Note,Note
                1,2026-03-02T10:00:00Z,assigned,Ben,first,
                2,2026-03-02T10:00:00Z,assigned,Ben,first,second
                """;
        String mapping = Imported.PLAIN.replace("owner: $person", "owner: \"${Note}\"");

        assertThat(Imported.of(mapping, file).complaints())
                .containsExactly("1: the line is the header, and has \"Note\" 2 times: the mapping must say which one,"
                        + " as in \"Note[1]\"");
        assertThat(Imported.of(mapping.replace("${Note}", "${Note[1]}"), file).told())
                .extracting(one -> one.data().get("owner"))
                .containsExactly("first", "first");
        assertThat(Imported.of(mapping.replace("${Note}", "${Note[2]}"), file).told())
                .extracting(one -> String.valueOf(one.data().get("owner")))
                .containsExactly("null", "second");
        assertThat(Imported.of(mapping.replace("${Note}", "${Note[3]}"), file).complaints())
                .singleElement()
                .asString()
                .contains("lacks \"Note[3]\"");
        assertThat(Imported.of(Imported.PLAIN, file).complaints())
                .as("columns that the mapping does not name")
                .isEmpty();
    }

    @Test
    void of_a_gzip_file_cut_short_all_whole_lines_count_and_the_last_one_is_named() throws IOException {
        StringBuilder file = new StringBuilder("id,at,what,who\n");
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            file.append(random.nextInt())
                    .append(",2026-03-02T10:00:00Z,assigned,Ben")
                    .append(random.nextInt())
                    .append('\n');
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(file.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() * 4 / 5);

        Imported read = Imported.of(Imported.PLAIN, cut);

        assertThat(read.told()).hasSizeGreaterThan(15_000);
        assertThat(read.complaints())
                .containsExactly(read.told().size() + 1 + ": the line is the last one that could be read: after it, the"
                        + " gzip file is cut short or damaged");
        assertThat(read.told().getLast().data().get("owner"))
                .isEqualTo(
                        file.toString().lines().toList().get(read.told().size()).replaceFirst(".*,", ""));
    }
}
