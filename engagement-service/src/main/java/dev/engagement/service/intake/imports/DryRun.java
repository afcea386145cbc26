package dev.engagement.service.intake.imports;

import dev.engagement.documents.mapping.LogFile;
import dev.engagement.documents.mapping.LogLine;
import dev.engagement.documents.mapping.Mapping;
import dev.engagement.documents.mapping.ReadRow;
import dev.engagement.documents.mapping.RowEntry;
import dev.engagement.documents.mapping.RowTranslation;
import dev.engagement.service.intake.Problems;
import dev.engagement.service.intake.imports.ImportJob.RowRefusal;
import dev.engagement.service.request.RequestRules;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells what an import would do, and stores nothing. */
final class DryRun {
    /** Most rows of a log that are read while its sender waits for the answer. */
    static final int MOST_ROWS = 1_000_000;

    private static final int SHOWN = 20;

    private final List<Map<String, Object>> first = new ArrayList<>();
    private final List<RowRefusal> refusals = new ArrayList<>();
    private final Map<String, Long> entries = new TreeMap<>();
    private long rows;
    private long refused;
    private long silent;
    private boolean more;

    private final Instant now;

    private DryRun(Instant now) {
        this.now = now;
    }

    static DryRunAnswer of(InputStream file, Mapping mapping, Clock clock) throws IOException {
        DryRun run = new DryRun(clock.instant());
        RowTranslation translation = new RowTranslation(mapping);
        try (LogFile log = LogFile.open(file, mapping)) {
            LogLine line = log.next();
            for (; line != null && run.rows < MOST_ROWS; line = log.next()) {
                run.add(translation.read(line));
            }
            run.more = line != null;
            translation.end(run.more ? null : log.misfit()).forEach(run::refuse);
        }
        return run.answer();
    }

    private void add(ReadRow reading) {
        rows++;
        refuse(reading);
        silent += reading.complaints().isEmpty() && reading.told().isEmpty() ? 1 : 0;
        for (RowEntry told : reading.told()) {
            var ahead = RequestRules.ahead(told.time().toInstant(), now);
            if (ahead.isPresent()) {
                refused++;
                list(
                        reading.line(),
                        told.kind().name() + ": "
                                + Problems.refused(ahead.get()).detail());
            } else {
                show(told);
            }
        }
    }

    private void refuse(ReadRow reading) {
        refused += reading.complaints().isEmpty() ? 0 : 1;
        reading.complaints().forEach(complaint -> list(reading.line(), complaint.quoting()));
    }

    private void list(long line, String says) {
        if (refusals.size() < KeptImports.LISTED) {
            refusals.add(new RowRefusal(line, says));
        }
    }

    private void show(RowEntry told) {
        entries.merge(told.kind().name(), 1L, Long::sum);
        if (first.size() < SHOWN) {
            first.add(told.toCloudEvent());
        }
    }

    private DryRunAnswer answer() {
        return new DryRunAnswer(rows, entries, refused, silent, more, first, refusals);
    }
}
