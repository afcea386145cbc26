package dev.engagement.reporting.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table in the form of RFC 4180, with a header; an unknown value is empty, and an empty text is a pair of quotes. */
public final class ExportTable {
    /** First characters that make a spreadsheet run a cell as a formula; the last four are the full-width ones. */
    private static final String FORMULAS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

    private final boolean harmless;
    private final Writer out;

    /**
     * Writes the header. The caller closes the stream.
     *
     * @param harmless whether texts that a spreadsheet would run get an apostrophe before them
     */
    public ExportTable(OutputStream stream, List<ExportColumn> columns, boolean harmless) throws IOException {
        this.harmless = harmless;
        this.out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        row(columns.stream().map(ExportColumn::name).toList());
    }

    /** Writes a row of texts, instants, numbers and booleans, in the order of the columns. */
    public void row(List<? extends @Nullable Object> values) throws IOException {
        for (Iterator<? extends @Nullable Object> rest = values.iterator(); rest.hasNext(); ) {
            Object value = rest.next();
            if (value != null) {
                out.write(field(value instanceof String text ? shown(text) : value.toString()));
            }
            out.write(rest.hasNext() ? "," : "\r\n");
        }
    }

    private String shown(String text) {
        return harmless && !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String field(String text) {
        boolean isPlain = !text.isEmpty() && text.chars().noneMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Flushes everything to the stream. */
    public void end() throws IOException {
        out.flush();
    }
}
