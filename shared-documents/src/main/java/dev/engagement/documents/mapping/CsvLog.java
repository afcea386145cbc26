package dev.engagement.documents.mapping;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.engagement.documents.mapping.TextLines.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated values with a header. Each row is parsed by itself, so that an unclosed quote spoils its own row and not the rest
 * of the file.
 */
final class CsvLog implements LogFile {
    /** Most lines of the file that one row may have. */
    private static final int MOST_LINES = 1_000;

    private final TextLines lines;
    private final CsvReader.CsvReaderBuilder parser;
    private final Header header;
    private final long headerLine;
    private boolean ended;

    CsvLog(TextLines lines, Mapping mapping) throws IOException {
        this.lines = lines;
        this.parser = CsvReader.builder()
                .fieldSeparator(mapping.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(false);
        Text first = lines.nextWithText();
        this.headerLine = first == null ? 1 : first.number();
        this.header = first == null ? Header.unreadable("is empty") : header(first, mapping);
    }

    private Header header(Text first, Mapping mapping) throws IOException {
        if (first.fault() != null) {
            return Header.unreadable(first.fault());
        }
        List<String> columns = quotes(first.text()) % 2 == 0 ? fields(first.text()) : overLines(first, 0);
        return columns == null
                ? Header.unreadable("has a quoted value that does not end as one")
                : Header.of(columns, mapping);
    }

    @Override
    public @Nullable LogLine next() throws IOException {
        if (ended) {
            return null;
        }
        if (header.fault() != null) {
            ended = true;
            return new LogLine.BrokenLine(headerLine, header.fault());
        }
        Text line = lines.nextWithText();
        return line == null ? null : row(line);
    }

    private LogLine row(Text first) throws IOException {
        if (first.fault() != null) {
            return new LogLine.BrokenLine(first.number(), first.fault());
        }
        List<String> fields = quotes(first.text()) % 2 == 0 ? fields(first.text()) : overLines(first, header.size());
        if (fields == null) {
            return new LogLine.BrokenLine(first.number(), "has a quoted value that does not end as one");
        }
        if (fields.size() != header.size()) {
            return new LogLine.BrokenLine(
                    first.number(), "has " + fields.size() + " values, and the header has " + header.size());
        }
        Values values = new Values();
        for (int i = 0; i < fields.size() && !values.isBroken(); i++) {
            for (String name : header.names().get(i)) {
                values.put(name, fields.get(i));
            }
        }
        return values.line(first.number());
    }

    /**
     * Reads a row over several lines until its quotes are even; if that does not make a row of that many values, only its first line
     * counts. The size 0, for the header, allows any number.
     */
    private @Nullable List<String> overLines(Text first, int size) throws IOException {
        List<Text> more = new ArrayList<>();
        StringBuilder text = new StringBuilder(first.text());
        for (boolean open = true; open && more.size() < MOST_LINES && text.length() < LONGEST; ) {
            Text line = lines.next();
            if (line == null) {
                break;
            }
            more.add(line);
            if (line.fault() != null) {
                break;
            }
            text.append('\n').append(line.text());
            open = quotes(line.text()) % 2 == 0;
        }
        List<String> fields = closed(text.toString());
        if (fields != null && (size == 0 || fields.size() == size)) {
            return fields;
        }
        lines.putBack(more);
        // A quote inside a value is an ordinary character; one that begins a value must also end it.
        return closed(first.text());
    }

    /** Returns the values, if they hold as many line ends as the text, and no quote is left open at its end. */
    private @Nullable List<String> closed(String text) {
        List<String> fields = fields(text + "\n");
        return fields != null && fields.stream().mapToLong(CsvLog::breaks).sum() == breaks(text) ? fields : null;
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

    private static long breaks(String text) {
        return text.chars().filter(unit -> unit == '\n').count();
    }

    @Override
    public @Nullable String misfit() {
        return header.fault() == null ? null : "the line " + headerLine + " " + header.fault();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
