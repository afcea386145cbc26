package dev.engagement.documents.mapping;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A file that reports at its end if it has no rows, or if some are missing. */
final class Whole implements LogFile {
    private final LogFile log;
    private final BooleanSupplier isCut;
    private @Nullable LogLine last;
    private boolean ended;

    Whole(LogFile log, BooleanSupplier isCut) {
        this.log = log;
        this.isCut = isCut;
    }

    @Override
    public @Nullable LogLine next() throws IOException {
        if (ended) {
            return null;
        }
        LogLine line = log.next();
        if (line != null) {
            last = line;
            return line;
        }
        ended = true;
        return end();
    }

    private @Nullable LogLine end() {
        if (last == null) {
            return new LogLine.BrokenLine(
                    1,
                    isCut.getAsBoolean()
                            ? "cannot be read: the gzip file is cut short or damaged"
                            : "has no row after it");
        }
        // Broken XML has been reported already.
        return isCut.getAsBoolean() && !(log instanceof XesLog && last instanceof LogLine.BrokenLine)
                ? new LogLine.BrokenLine(
                        last.number(),
                        "is the last one that could be read: after it, the gzip file is cut short or damaged")
                : null;
    }

    @Override
    public @Nullable String misfit() {
        return log.misfit();
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
