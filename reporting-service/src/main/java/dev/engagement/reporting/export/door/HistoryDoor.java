package dev.engagement.reporting.export.door;

import dev.engagement.reporting.export.EntryColumns;
import dev.engagement.reporting.export.EntryFile;
import dev.engagement.reporting.export.EntryTable;
import dev.engagement.reporting.export.EventLines;
import dev.engagement.reporting.export.EventLogFile;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.parameters.AsOfs;
import dev.engagement.reporting.parameters.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/history}: the record itself, by request and by place in its stream. */
@RestController
class HistoryDoor {
    private final AsOfs asOfs;
    private final History history;
    private final Downloads downloads;

    HistoryDoor(AsOfs asOfs, History history, Downloads downloads) {
        this.asOfs = asOfs;
        this.history = history;
        this.downloads = downloads;
    }

    @GetMapping("/v1/history")
    void history(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters parameters = new Parameters(request, "format", "known", "from", "to", "raw");
        ExportFormat format = ExportFormat.read(parameters, ExportFormat.values());
        boolean harmless = format == ExportFormat.CSV && !ExportFormat.isRaw(parameters);
        Instant from = parameters.instant("from");
        Instant to = parameters.instant("to");
        Parameters.requireSpan(from, to);
        downloads.send(response, FileName.of("history", parameters), format, EntryColumns.ALL, out -> {
            Instant known = asOfs.read(parameters).asOf().known();
            EntryFile file = file(format, harmless, out);
            history.each(known, from, to, entry -> {
                try {
                    file.add(entry);
                } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                }
            });
            file.end();
        });
    }

    private static EntryFile file(ExportFormat format, boolean harmless, OutputStream out) throws IOException {
        return switch (format) {
            case NDJSON -> new EventLines(out);
            case CSV, PARQUET -> new EntryTable(out, harmless);
            case XES -> new EventLogFile(out);
        };
    }
}
