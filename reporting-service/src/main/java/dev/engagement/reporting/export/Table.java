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

/** A table as RFC 4180 has it, with a header; what is unknown is empty, and an empty text is a pair of quotes. */
public final class Table {
    private final Writer out;

    /** Writes the header. The stream is the caller's to close. */
    public Table(OutputStream stream, List<Column> columns) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        row(columns.stream().map(Column::name).toList());
    }

    /** Writes a row: texts, instants, numbers and truths, in the order of the columns. */
    public void row(List<? extends @Nullable Object> values) throws IOException {
        for (Iterator<? extends @Nullable Object> rest = values.iterator(); rest.hasNext(); ) {
            Object value = rest.next();
            if (value != null) {
                out.write(field(value.toString()));
            }
            out.write(rest.hasNext() ? "," : "\r\n");
        }
    }

    private static String field(String text) {
        boolean isPlain = !text.isEmpty() && text.chars().noneMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Hands everything to the stream. */
    public void end() throws IOException {
        out.flush();
    }
}
