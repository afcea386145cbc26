package dev.engagement.documents.mapping;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A file being read, row by row, in bounded memory; gzip is recognised by its first bytes. */
public interface LogFile extends Closeable {
    /** Longest row of a log, in UTF-16 units. */
    int LONGEST = 1 << 20;

    /** Returns the next row; null at the end. A broken row does not end the file, unless its format cannot be read further. */
    @Nullable
    LogLine next() throws IOException;

    /** Returns why the mapping does not fit the rows so far: it names a column that none of them has. Null if it fits. */
    @Nullable
    String misfit();

    /**
     * Returns why the mapping does not fit a file; null if it does. Reads only until each column has been seen. A file that has
     * {@code most} rows or more before that, or cannot be read to its end, gets the benefit of the doubt.
     */
    static @Nullable String misfit(InputStream bytes, Mapping mapping, int most) throws IOException {
        try (LogFile log = openUnordered(bytes, mapping)) {
            if (mapping.format() == Mapping.Format.CSV) {
                return log.misfit();
            }
            LogLine last = null;
            for (int rows = 0; log.misfit() != null && rows < most; rows++) {
                LogLine line = log.next();
                if (line == null) {
                    return last instanceof LogLine.LogRow ? log.misfit() : null;
                }
                last = line;
            }
            return null;
        }
    }

    static LogFile open(InputStream bytes, Mapping mapping) throws IOException {
        LogFile log = openUnordered(bytes, mapping);
        return mapping.order() == Mapping.RowOrder.TIME ? new Ordered(log, mapping) : log;
    }

    private static LogFile openUnordered(InputStream bytes, Mapping mapping) throws IOException {
        BufferedInputStream peek = new BufferedInputStream(bytes, 1 << 16);
        Inflated inflated = starts(peek, 0x1f, 0x8b) ? Inflated.of(peek) : null;
        BooleanSupplier isCut = inflated == null ? () -> false : inflated::isCut;
        BufferedInputStream text = inflated == null ? peek : new BufferedInputStream(inflated, 1 << 16);
        LogFile log =
                switch (mapping.format()) {
                    case CSV -> new CsvLog(new TextLines(text, charset(text, mapping), isCut), mapping);
                    case NDJSON ->
                        new NdjsonLog(new TextLines(text, charset(text, mapping), isCut), JsonRows.ofFile(mapping));
                    case JSON -> new JsonLog(text, JsonRows.ofFile(mapping));
                    case XES -> new XesLog(text, mapping.columns());
                };
        return new Whole(log, isCut);
    }

    /** Returns the charset; a Unicode byte order mark outweighs the mapping. */
    private static Charset charset(InputStream text, Mapping mapping) throws IOException {
        if (starts(text, 0xff, 0xfe) || starts(text, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16;
        }
        return starts(text, 0xef, 0xbb, 0xbf) ? StandardCharsets.UTF_8 : mapping.charset();
    }

    private static boolean starts(InputStream text, int... bytes) throws IOException {
        text.mark(bytes.length);
        boolean all = true;
        for (int one : bytes) {
            all = all && text.read() == one;
        }
        text.reset();
        return all;
    }
}
