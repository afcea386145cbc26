package dev.engagement.reporting.export;

import dev.engagement.reporting.history.Stored;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a row for each entry. */
public final class EntryTable implements EntryFile {
    private final ExportTable table;

    public EntryTable(OutputStream out, boolean harmless) {
        this.table = new ExportTable(out, EntryColumns.ALL, harmless);
    }

    @Override
    public void add(Stored entry) {
        table.row(EntryColumns.row(entry));
    }

    @Override
    public void end() throws IOException {
        table.end();
    }
}
