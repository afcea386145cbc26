package dev.engagement.reporting.export.door;

import dev.engagement.reporting.export.ExportTable;
import dev.engagement.reporting.export.ReadingColumns;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.scorecards.Questions;
import dev.engagement.reporting.scorecards.Scorecards;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/readings}: the readings that a scorecard counts, request by request. */
@RestController
class ReadingsDoor {
    private final Questions questions;
    private final Scorecards scorecards;
    private final Downloads downloads;

    ReadingsDoor(Questions questions, Scorecards scorecards, Downloads downloads) {
        this.questions = questions;
        this.scorecards = scorecards;
        this.downloads = downloads;
    }

    @GetMapping("/v1/readings")
    void readings(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters parameters =
                new Parameters(request, "format", "from", "to", "where", "known", "happened", "charter", "raw");
        ExportFormat format = ExportFormat.read(parameters, ExportFormat.CSV, ExportFormat.PARQUET);
        boolean harmless = format == ExportFormat.CSV && !ExportFormat.isRaw(parameters);
        downloads.send(response, FileName.of("readings", parameters), format, ReadingColumns.ALL, out -> {
            Cohort cohort = questions.read(parameters).cohort();
            ExportTable table = new ExportTable(out, ReadingColumns.ALL, harmless);
            scorecards.eachInOrder(cohort, told -> ReadingColumns.rows(told).forEach(table::row));
            table.end();
        });
    }
}
