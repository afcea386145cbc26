package dev.engagement.reporting.readings;

import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.readings.Cohorts.CohortLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The requests of a cohort of the present among the rows in memory; chosen as {@link Cohorts} does in SQL. */
final class CohortInMemory {
    /** Rows that are read at once, on all cores. */
    private static final int BATCH = 2_048;

    private final Collection<KeptRow> rows;
    private final Cohort cohort;
    private final long from;
    private final long to;
    private final long at;
    /** The batch that is being read; null: none. */
    private @Nullable ForkJoinTask<List<CohortLine>> reading;

    CohortInMemory(Collection<KeptRow> rows, Cohort cohort) {
        this.rows = rows;
        this.cohort = cohort;
        this.from = cohort.from() == null ? Long.MIN_VALUE : Micros.from(cohort.from());
        this.to = cohort.to() == null ? Long.MAX_VALUE : Micros.from(cohort.to());
        this.at = Micros.from(cohort.asOf().at());
    }

    /** Passes on the lines, and adds the requests to fold to others. */
    void lines(boolean withSuppliers, Consumer<CohortLine> reader, Map<String, Integer> others) {
        List<KeptRow> batch = new ArrayList<>(BATCH);
        for (KeptRow row : rows) {
            boolean holds = holds(row);
            boolean isIn = holds ? isOpenedIn(row) && row.isAccepted(cohort) : row.mayBeOpenedIn(from, to);
            if (isIn && (!holds || (withSuppliers && row.isOpenAtSuppliers()))) {
                others.put(row.subject(), row.entries());
            } else if (isIn) {
                batch.add(row);
            }
            if (batch.size() == BATCH) {
                read(batch, reader);
                batch.clear();
            }
        }
        read(batch, reader);
        read(List.of(), reader);
    }

    /** Passes on the batch that was read before, while this one is read. */
    private void read(List<KeptRow> batch, Consumer<CohortLine> reader) {
        List<KeptRow> chosen = List.copyOf(batch);
        ForkJoinTask<List<CohortLine>> before = reading;
        reading = ForkJoinPool.commonPool()
                .submit(() ->
                        chosen.parallelStream().map(row -> row.line(cohort)).toList());
        if (before != null) {
            before.join().forEach(reader);
        }
    }

    private boolean holds(KeptRow row) {
        return row.isValid(at) && row.isJudged(cohort);
    }

    private boolean isOpenedIn(KeptRow row) {
        return row.opened() >= from && row.opened() < to;
    }

    /** Passes on the waits in these queues of those opened in the cohort's span that do not belong to it. */
    void beside(Set<String> queues, Consumer<Wait> reader) {
        for (KeptRow row : rows) {
            if (queues.contains(row.queue()) && isOpenedIn(row) && !row.isAccepted(cohort) && holds(row)) {
                reader.accept(row.waited());
            }
        }
    }

    /** Passes on the lives of those opened in the cohort's span, and adds the requests to fold to others. */
    void lives(Consumer<Lifeline> reader, Map<String, Integer> others) {
        for (KeptRow row : rows) {
            Lifeline life = row.isJudged(cohort) ? row.lifeline() : null;
            if (life == null && row.mayBeOpenedIn(from, to)) {
                others.put(row.subject(), row.entries());
            } else if (life != null && isOpenedIn(row)) {
                reader.accept(life);
            }
        }
    }
}
