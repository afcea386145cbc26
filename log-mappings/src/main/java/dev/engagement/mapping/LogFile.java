package dev.engagement.mapping;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file being read, row by row, in bounded memory; it may be gzip, which its first bytes tell. */
public interface LogFile extends Closeable {
    /** Longest row of a log, in UTF-16 units. */
    int LONGEST = 1 << 20;

    /** The next row; null at the end. A row that is broken does not end the file, unless its format has no way on. */
    @Nullable
    Line next() throws IOException;

    static LogFile open(InputStream bytes, Mapping mapping) throws IOException {
        BufferedInputStream peek = new BufferedInputStream(bytes, 1 << 16);
        peek.mark(2);
        boolean gzip = peek.read() == 0x1f && peek.read() == 0x8b;
        peek.reset();
        InputStream text = gzip ? Inflated.of(peek) : peek;
        return switch (mapping.format()) {
            case CSV -> new CsvLog(new TextLines(text, mapping.charset()), mapping.separator());
            case NDJSON -> new NdjsonLog(new TextLines(text, mapping.charset()));
            case XES -> new XesLog(text);
        };
    }
}
