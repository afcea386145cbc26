package dev.engagement.reporting.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterRecord;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table in the form of RFC 4180, with a header; an unknown value is empty, and an empty text is a pair of quotes. */
public final class ExportTable {
    /** First characters that make a spreadsheet run a cell as a formula; the last four are the full-width ones. */
    private static final String FORMULAS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

    private final boolean harmless;
    private final CsvWriter out;

    /**
     * Writes the header. The caller closes the stream.
     *
     * @param harmless whether texts that a spreadsheet would run get an apostrophe before them
     */
    public ExportTable(OutputStream stream, List<ExportColumn> columns, boolean harmless) {
        this.harmless = harmless;
        this.out = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.EMPTY)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(stream);
        row(columns.stream().map(ExportColumn::name).toList());
    }

    /** Writes a row of texts, instants, numbers and booleans, in the order of the columns. */
    public void row(List<? extends @Nullable Object> values) {
        CsvWriterRecord row = out.writeRecord();
        for (Object value : values) {
            row.writeField(field(value));
        }
        row.endRecord();
    }

    private @Nullable String field(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof String text ? shown(text) : value.toString();
    }

    private String shown(String text) {
        return harmless && !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Flushes everything to the stream. */
    public void end() throws IOException {
        out.flush();
    }
}
