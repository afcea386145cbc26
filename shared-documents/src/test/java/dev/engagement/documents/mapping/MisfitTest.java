package dev.engagement.documents.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A mapping that names a column that the file does not have is known before the first row counts. */
class MisfitTest {
    private static final String ROW =
            "{\"id\":1,\"at\":\"2026-03-02T10:00:00Z\",\"what\":\"assigned\",\"who\":\"Ben\"}\n";
    private static final int MOST = 1_000;

    @Test
    void the_columns_that_no_row_has_are_named() throws IOException {
        String whom = Imported.PLAIN.replace("person: who", "person: whom");

        assertThat(misfit(whom.replace("csv", "ndjson"), ROW.repeat(3)))
                .isEqualTo("no row of the file has \"whom\", which the mapping names: check how it is written");
        assertThat(misfit(whom.replace("csv", "json"), "[" + ROW + "]")).contains("no row of the file has \"whom\"");
        assertThat(misfit(whom.replace("csv", "xes"), xes("<string key=\"who\" value=\"Ben\"/>")))
                .contains("no row of the file has \"whom\"");
        assertThat(misfit(whom, "id,at,what,who\n")).contains("the line 1 is the header, and lacks \"whom\"");
        assertThat(misfit(whom + "order: time\n", "id,at,what,who\n")).contains("lacks \"whom\"");
    }

    @Test
    void a_column_that_one_row_has_is_no_misfit_not_even_if_it_says_nothing() throws IOException {
        String ndjson = Imported.PLAIN.replace("csv", "ndjson");
        String none = ROW.replace(",\"who\":\"Ben\"", "");
        String named = ndjson.replace("person: who", "person: who.name");

        assertThat(misfit(ndjson, none.repeat(500) + ROW)).isNull();
        assertThat(misfit(ndjson, ROW.replace("\"Ben\"", "\"\""))).isNull();
        assertThat(misfit(ndjson, ROW.replace("\"Ben\"", "null"))).isNull();
        assertThat(misfit(named, ROW.replace("\"Ben\"", "null"))).isNull();
        assertThat(misfit(named, ROW.replace("\"Ben\"", "{}"))).isNull();
        assertThat(misfit(named, ROW)).contains("\"who.name\"");
        assertThat(misfit(Imported.PLAIN.replace("csv", "xes"), xes("<string key=\"who\" value=\"\"/>")))
                .isNull();
    }

    @Test
    void of_an_array_a_member_may_be_absent_but_not_its_field() throws IOException {
        String assigned =
                Imported.PLAIN.replace("csv", "ndjson").replace("person: who", "person: \"who[role=assigned].name\"");

        assertThat(misfit(assigned, ROW.replace("\"Ben\"", "[{\"role\":\"assigned\",\"name\":\"Ben\"}]")))
                .isNull();
        assertThat(misfit(assigned, ROW.replace("\"Ben\"", "[{\"role\":\"watching\",\"name\":\"Ben\"}]")))
                .isNull();
        assertThat(misfit(assigned, ROW.replace("\"Ben\"", "[]"))).isNull();
        assertThat(misfit(assigned, ROW.replace("\"Ben\"", "[{\"role\":\"assigned\",\"nick\":\"Ben\"}]")))
                .contains("who[role=assigned].name");
    }

    @Test
    void a_file_that_is_too_long_or_cannot_be_read_to_its_end_gets_the_benefit_of_the_doubt() throws IOException {
        String ndjson = Imported.PLAIN.replace("csv", "ndjson").replace("person: who", "person: whom");

        assertThat(misfit(ndjson, ROW.repeat(MOST))).isNull();
        assertThat(misfit(ndjson, ROW.repeat(MOST - 1))).isNotNull();
        assertThat(misfit(ndjson.replace("ndjson", "json"), ROW + "{\"id\":")).isNull();
        assertThat(misfit(ndjson.replace("ndjson", "xes"), "no xml")).isNull();
        assertThat(misfit(ndjson, "")).isNull();
    }

    private static String xes(String attribute) {
        return """
                <log><trace><event><int key="id" value="1"/><date key="at" value="2026-03-02T10:00:00Z"/>
                <string key="what" value="assigned"/>%s</event></trace></log>""".formatted(attribute);
    }

    private static @Nullable String misfit(String mapping, String file) throws IOException {
        return LogFile.misfit(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), MappingReader.read(mapping), MOST);
    }
}
