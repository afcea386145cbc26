package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.measures.FigureBytes;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.WaitBytes;
import java.util.List;
import java.util.Map;

/** Rows in memory without a database. */
final class KeptRows {
    private KeptRows() {}

    /** Returns a row without figures but its wait, judged by the first version of the charter that is built in. */
    static KeptRow row(String subject, Wait wait, long finalFrom) {
        return new KeptRow(
                subject,
                1,
                Map.of(),
                null,
                null,
                wait.since(),
                wait.since(),
                wait.since(),
                finalFrom,
                "default",
                1,
                0,
                FigureBytes.write(new Figures(List.of(), List.of())),
                null,
                WaitBytes.write(wait),
                null,
                null,
                wait.queue(),
                false,
                null);
    }
}
