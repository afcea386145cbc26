package dev.engagement.reporting.export.door;

import dev.engagement.reporting.export.EntryColumns;
import dev.engagement.reporting.export.EntryFile;
import dev.engagement.reporting.export.EntryTable;
import dev.engagement.reporting.export.EventLines;
import dev.engagement.reporting.export.EventLogFile;
import dev.engagement.reporting.export.MatchingStories;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.history.Stored;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.scorecards.Questions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/history}: the record itself, by request and by place in its stream. */
@RestController
class HistoryDoor {
    private final Questions questions;
    private final History history;
    private final Downloads downloads;

    HistoryDoor(Questions questions, History history, Downloads downloads) {
        this.questions = questions;
        this.history = history;
        this.downloads = downloads;
    }

    @GetMapping("/v1/history")
    void history(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters parameters = new Parameters(request, "format", "known", "from", "to", "where", "raw");
        ExportFormat format = ExportFormat.read(parameters, ExportFormat.values());
        boolean harmless = format == ExportFormat.CSV && !ExportFormat.isRaw(parameters);
        downloads.send(response, FileName.of("history", parameters), format, EntryColumns.ALL, out -> {
            Cohort asked = questions.read(parameters).cohort();
            EntryFile file = file(format, harmless, out);
            write(asked, entry -> {
                try {
                    file.add(entry);
                } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                }
            });
            file.end();
        });
    }

    private void write(Cohort asked, Consumer<Stored> file) {
        if (asked.where().isEmpty()) {
            history.each(asked.asOf().known(), asked.from(), asked.to(), file);
            return;
        }
        MatchingStories stories = new MatchingStories(asked, file);
        // An entry outside the span may say what its request is about.
        history.each(asked.asOf().known(), null, null, stories);
        stories.end();
    }

    private static EntryFile file(ExportFormat format, boolean harmless, OutputStream out) throws IOException {
        return switch (format) {
            case NDJSON -> new EventLines(out);
            case CSV, PARQUET -> new EntryTable(out, harmless);
            case XES -> new EventLogFile(out);
        };
    }
}
