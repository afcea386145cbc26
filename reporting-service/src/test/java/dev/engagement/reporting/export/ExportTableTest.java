package dev.engagement.reporting.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.export.ExportColumn.ColumnType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExportTableTest {
    private static final List<ExportColumn> COLUMNS =
            List.of(new ExportColumn("a", ColumnType.TEXT), new ExportColumn("b", ColumnType.NUMBER));

    @Test
    void each_row_ends_as_rfc_4180_says_and_only_cells_that_need_quotes_have_them() throws IOException {
        assertThat(table(true, "plain ü", 1.5, "a,b", Instant.EPOCH, "a \"word\"", true, "two\r\nlines", 2L))
                .isEqualTo("""
                        a,b
                        plain ü,1.5
                        "a,b",1970-01-01T00:00:00Z
                        "a ""word""\",true
                        "two
                        lines",2
                        """.replace("\n", "\r\n"));
    }

    @Test
    void an_unknown_value_is_told_from_an_empty_text() throws IOException {
        assertThat(table(true, null, null, "", null)).isEqualTo("a,b\r\n,\r\n\"\",\r\n");
    }

    @Test
    void a_formula_is_disarmed_unless_it_is_asked_for_raw() throws IOException {
        assertThat(table(true, "=1+1", -1, "\uff1d1,2", 0)).isEqualTo("a,b\r\n'=1+1,-1\r\n\"'\uff1d1,2\",0\r\n");
        assertThat(table(false, "=1+1", -1)).isEqualTo("a,b\r\n=1+1,-1\r\n");
    }

    private static String table(boolean harmless, @Nullable Object... cells) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ExportTable table = new ExportTable(bytes, COLUMNS, harmless);
        for (int i = 0; i < cells.length; i += 2) {
            table.row(Arrays.asList(cells[i], cells[i + 1]));
        }
        table.end();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
