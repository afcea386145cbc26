package dev.engagement.mapping;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.engagement.mapping.TextLines.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values with a header. Each row is parsed by itself, so that a quote that nobody closes spoils its own
 * row and not the rest of the file.
 */
final class CsvLog implements LogFile {
    /** Most lines of the file that one row may have. */
    private static final int MOST_LINES = 1_000;

    private final TextLines lines;
    private final CsvReader.CsvReaderBuilder parser;
    private final List<String> header;

    CsvLog(TextLines lines, char separator) throws IOException {
        this.lines = lines;
        this.parser = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(false);
        Text first = lines.next();
        List<String> columns = first == null ? null : fields(first.text());
        this.header = columns == null ? List.of() : List.copyOf(columns);
    }

    @Override
    public @Nullable Line next() throws IOException {
        Text line = lines.next();
        while (line != null && line.text().isBlank()) {
            line = lines.next();
        }
        return line == null ? null : row(line);
    }

    private Line row(Text first) throws IOException {
        if (first.tooLong()) {
            return new Line.Broken(first.number(), "is longer than " + LONGEST + " characters");
        }
        List<String> fields = quotes(first.text()) % 2 == 0 ? fields(first.text()) : overLines(first);
        if (fields == null) {
            return new Line.Broken(first.number(), "has a quoted value that does not end as one");
        }
        if (fields.size() != header.size()) {
            return new Line.Broken(
                    first.number(), "has " + fields.size() + " values, and the header has " + header.size());
        }
        Values values = new Values();
        for (int i = 0; i < fields.size() && !values.isBroken(); i++) {
            values.put(header.get(i), fields.get(i));
        }
        return values.line(first.number());
    }

    /** A row that goes on over lines until its quotes are even; if that makes no row, its first line alone counts. */
    private @Nullable List<String> overLines(Text first) throws IOException {
        List<Text> more = new ArrayList<>();
        StringBuilder text = new StringBuilder(first.text());
        for (boolean open = true; open && more.size() < MOST_LINES && text.length() < LONGEST; ) {
            Text line = lines.next();
            if (line == null) {
                break;
            }
            more.add(line);
            text.append('\n').append(line.text());
            open = quotes(line.text()) % 2 == 0;
        }
        List<String> fields = closed(text.toString(), more.size());
        if (fields != null && fields.size() == header.size()) {
            return fields;
        }
        lines.putBack(more);
        // A quote inside a value is a character like any other; one that begins a value must also end it.
        return closed(first.text(), 0);
    }

    /** The values, if they hold as many ends of lines as the text, and none is left open at its end. */
    private @Nullable List<String> closed(String text, long breaks) {
        List<String> fields = fields(text + "\n");
        return fields != null && breaks(fields) == breaks ? fields : null;
    }

    private @Nullable List<String> fields(String text) {
        try {
            return parser.ofSingleCsvRecord(text).getFields();
        } catch (CsvParseException broken) {
            return null;
        }
    }

    private static long quotes(String text) {
        return text.chars().filter(unit -> unit == '"').count();
    }

    private static long breaks(List<String> fields) {
        return fields.stream()
                .mapToLong(field -> field.chars().filter(unit -> unit == '\n').count())
                .sum();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
