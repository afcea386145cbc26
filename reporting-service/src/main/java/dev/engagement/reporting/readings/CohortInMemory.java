package dev.engagement.reporting.readings;

import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.urgency.LaterEngaged;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.readings.Cohorts.CohortLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The requests of a cohort of the present among the rows in memory; chosen as {@link Cohorts} does in SQL. */
final class CohortInMemory {
    /** Rows that are read at once, on all cores. */
    private static final int BATCH = 2_048;

    private static final int MOST_PARTS = 2 * ForkJoinPool.getCommonPoolParallelism() + 2;

    private final Cohort cohort;
    private final long from;
    private final long to;
    private final long at;
    /** The batch that is being read; null: none. */
    private @Nullable ForkJoinTask<List<CohortLine>> reading;

    CohortInMemory(Cohort cohort) {
        this.cohort = cohort;
        this.from = cohort.from() == null ? Long.MIN_VALUE : Micros.from(cohort.from());
        this.to = cohort.to() == null ? Long.MAX_VALUE : Micros.from(cohort.to());
        this.at = Micros.from(cohort.asOf().at());
    }

    /** Returns the rows that may belong to it. */
    RowIndex.Chosen chosen(RowIndex rows) {
        return rows.chosen(cohort, from, to);
    }

    /** Returns about how many rows with valid figures belong to it. */
    int size(RowIndex rows) {
        return rows.size(cohort, from, to);
    }

    /** Passes on the lines, and adds the requests to fold to others. */
    void lines(RowIndex.Chosen rows, boolean withSuppliers, Consumer<CohortLine> reader, Map<String, Integer> others) {
        List<KeptRow> batch = new ArrayList<>(BATCH);
        Consumer<KeptRow> its = row -> {
            if (withSuppliers && row.isOpenAtSuppliers()) {
                others.put(row.subject(), row.entries());
                return;
            }
            batch.add(row);
            if (batch.size() == BATCH) {
                read(batch, reader);
                batch.clear();
            }
        };
        for (int place = 0; place < rows.size(); place++) {
            line(rows, place, its, others);
        }
        read(batch, reader);
        read(List.of(), reader);
    }

    /** Adds the lines to parts, on all cores, and passes these on one after the other; adds the requests to fold to others. */
    <P> void lines(
            RowIndex.Chosen rows,
            Supplier<P> empty,
            BiConsumer<P, CohortLine> adder,
            Consumer<P> reader,
            Map<String, Integer> others) {
        int all = rows.size();
        int parts = Math.clamp(all / BATCH, 1, MOST_PARTS);
        IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    P its = empty.get();
                    Map<String, Integer> toFold = new LinkedHashMap<>();
                    Consumer<KeptRow> add = row -> adder.accept(its, row.line(cohort));
                    int to = (int) ((part + 1L) * all / parts);
                    for (int i = (int) ((long) part * all / parts); i < to; i++) {
                        line(rows, i, add, toFold);
                    }
                    return Map.entry(its, toFold);
                })
                .forEachOrdered(part -> {
                    reader.accept(part.getKey());
                    others.putAll(part.getValue());
                });
    }

    /** Takes the row at a place: the plain ones come first. */
    private void line(RowIndex.Chosen rows, int place, Consumer<KeptRow> its, Map<String, Integer> others) {
        int plain = rows.plain().length;
        KeptRow row = place < plain ? rows.plain()[place] : rows.odd()[place - plain];
        line(row, row.isValid(at) && (place < plain || row.isJudged(cohort.charters())), its, others);
    }

    private void line(KeptRow row, boolean holds, Consumer<KeptRow> its, Map<String, Integer> others) {
        if (holds && isOpenedIn(row) && row.isAccepted(cohort)) {
            its.accept(row);
        } else if (!holds && row.mayBeOpenedIn(from, to)) {
            others.put(row.subject(), row.entries());
        }
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

    private boolean isOpenedIn(KeptRow row) {
        return row.opened() >= from && row.opened() < to;
    }

    /** Passes on waits beside the cohort as {@link RowIndex#overtakers} does. */
    LaterEngaged overtakers(RowIndex rows, List<Wait> overtaken, Consumer<Wait> reader) {
        return rows.overtakers(cohort, from, to, at, overtaken, reader);
    }

    /** Passes on rows with their lives, of those opened in the cohort's span, and adds the requests to fold to others. */
    void lives(RowIndex.Chosen rows, Consumer<KeptRow> reader, Map<String, Integer> others) {
        Stream.of(rows.plain(), rows.odd()).flatMap(Arrays::stream).forEach(row -> {
            boolean holds = row.life() != null && row.isJudged(cohort.charters());
            if (!holds && row.mayBeOpenedIn(from, to)) {
                others.put(row.subject(), row.entries());
            } else if (holds && isOpenedIn(row)) {
                reader.accept(row);
            }
        });
    }
}
