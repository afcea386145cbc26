package dev.engagement.reporting.export;

import dev.engagement.reporting.history.Stored;
import java.io.IOException;

/** Takes entries down one after another; those of a request come together, in the order of its stream. */
public interface EntryFile {
    void add(Stored entry) throws IOException;

    /** Writes what belongs at the end; the stream is its owner's to close. */
    void end() throws IOException;
}
