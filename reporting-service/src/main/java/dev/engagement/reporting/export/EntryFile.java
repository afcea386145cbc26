package dev.engagement.reporting.export;

import dev.engagement.reporting.history.Stored;
import java.io.IOException;

/** Writes entries one after another; those of one request come together, in the order of its stream. */
public interface EntryFile {
    void add(Stored entry) throws IOException;

    /** Writes the end; the caller closes the stream. */
    void end() throws IOException;
}
