package dev.engagement.service.intake.imports;

import dev.engagement.service.intake.imports.ImportJob.RowRefusal;
import java.util.List;
import java.util.Map;

/**
 * The answer about a log that was read without being recorded.
 *
 * @param entries how many of each name
 * @param more whether the log has more rows than were read
 * @param first the first entries, as CloudEvents
 */
record DryRunAnswer(
        long rows,
        Map<String, Long> entries,
        long refused,
        long withoutEntries,
        boolean more,
        List<Map<String, Object>> first,
        List<RowRefusal> refusals) {}
