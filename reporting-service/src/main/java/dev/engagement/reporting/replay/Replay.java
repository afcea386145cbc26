package dev.engagement.reporting.replay;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.history.HistorySlice;
import dev.engagement.reporting.report.Scorecard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/** Makes a scorecard by folding all stories, on all cores. Memory holds one story for each core, and only the figures of the others. */
@Component
public class Replay {
    private final History history;

    Replay(History history) {
        this.history = history;
    }

    /** Receives each story's result, on any thread. */
    public interface Listener {
        /**
         * Reports that a story was read.
         *
         * @throws CancellationException if the replay must end
         */
        void read(int entries);

        /** Reports a request that the story made. */
        void folded(FoldedRequest request);
    }

    /** Reads all stories; the cohort's as-of names the instant up to which all entries are known. */
    public Scorecard run(Cohort cohort, List<Dimension> by, Listener listener) throws InterruptedException {
        ReplayTally tally = new ReplayTally(by);
        Listener adding = new Listener() {
            @Override
            public void read(int entries) {
                listener.read(entries);
            }

            @Override
            public void folded(FoldedRequest request) {
                tally.add(request);
                listener.folded(request);
            }
        };
        try (ExecutorService cores = cores()) {
            List<Future<?>> parts = new ArrayList<>();
            for (HistorySlice slice : HistorySlice.whole()) {
                parts.add(cores.submit(() -> fold(slice, cohort, adding)));
            }
            await(parts, cores);
        }
        return tally.scorecard();
    }

    /** Returns threads for all cores, though not more than there are parts: each reads on a connection of its own. */
    public static ExecutorService cores() {
        return Executors.newFixedThreadPool(
                Math.min(History.PARTS, Runtime.getRuntime().availableProcessors()));
    }

    /** Waits for all parts; the others end if one fails. */
    private static void await(List<Future<?>> parts, ExecutorService cores) throws InterruptedException {
        try {
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (ExecutionException failed) {
            cores.shutdownNow();
            throw failed.getCause() instanceof RuntimeException fault
                    ? fault
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            cores.shutdownNow();
            throw interrupted;
        }
    }

    /** Reads the stories of a slice. */
    public void fold(HistorySlice slice, Cohort cohort, Listener listener) {
        history.all(slice, known(cohort), (subject, entries) -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
            Fold.course(Story.of(entries, cohort.asOf()), cohort.charters())
                    .ifPresent(course -> listener.folded(FoldedRequest.of(subject, course, cohort)));
            listener.read(entries.size());
        });
    }

    private static Instant known(Cohort cohort) {
        return Objects.requireNonNull(cohort.asOf().known());
    }
}
