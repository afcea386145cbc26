package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.readings.Cohorts.CohortLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The requests of a cohort of the present among the rows in memory; chosen as {@link Cohorts} does in SQL. */
final class CohortInMemory {
    /** Rows that are read at once, on all cores. */
    private static final int BATCH = 8_192;

    private final Collection<KeptRow> rows;
    private final Cohort cohort;

    CohortInMemory(Collection<KeptRow> rows, Cohort cohort) {
        this.rows = rows;
        this.cohort = cohort;
    }

    /** Passes on the lines, and adds the requests to fold to others. */
    void lines(boolean withSuppliers, Consumer<CohortLine> reader, Map<String, Integer> others) {
        List<KeptRow> batch = new ArrayList<>(BATCH);
        for (KeptRow row : rows) {
            boolean holds = holds(row);
            boolean isIn = holds ? row.isOpenedIn(cohort) && row.isAccepted(cohort) : row.mayBeOpenedIn(cohort);
            if (isIn && (!holds || (withSuppliers && row.isOpenAtSuppliers()))) {
                others.put(row.subject(), row.entries());
            } else if (isIn) {
                batch.add(row);
            }
            if (batch.size() == BATCH) {
                read(batch, reader);
            }
        }
        read(batch, reader);
    }

    private void read(List<KeptRow> batch, Consumer<CohortLine> reader) {
        batch.parallelStream().map(row -> row.line(cohort)).toList().forEach(reader);
        batch.clear();
    }

    private boolean holds(KeptRow row) {
        return row.isValid(cohort) && row.isJudged(cohort);
    }

    /** Passes on the waits in these queues of those opened in the cohort's span that do not belong to it. */
    void beside(Set<String> queues, Consumer<Wait> reader) {
        for (KeptRow row : rows) {
            if (queues.contains(row.queue()) && row.isOpenedIn(cohort) && !row.isAccepted(cohort) && holds(row)) {
                reader.accept(row.waited());
            }
        }
    }

    /** Passes on the lives of those opened in the cohort's span, and adds the requests to fold to others. */
    void lives(Consumer<Lifeline> reader, Map<String, Integer> others) {
        for (KeptRow row : rows) {
            Lifeline life = row.isJudged(cohort) ? row.lifeline() : null;
            if (life == null && row.mayBeOpenedIn(cohort)) {
                others.put(row.subject(), row.entries());
            } else if (life != null && row.isOpenedIn(cohort)) {
                reader.accept(life);
            }
        }
    }
}
