package dev.engagement.reporting.replay;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.factors.urgency.LaterEngaged;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.report.Judging;
import dev.engagement.reporting.report.Scorecard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
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

        /** Reports the figures of a request that belongs to the cohort. */
        void told(String subject, Course course, Figures figures);
    }

    /** Reads all stories; the cohort's as-of names the instant up to which all entries are known. */
    public Scorecard run(Cohort cohort, List<Dimension> by, Listener listener) throws InterruptedException {
        Scorecard card = new Scorecard(by);
        Queue<Lifeline> lives = new ConcurrentLinkedQueue<>();
        try (ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<?>> parts = new ArrayList<>();
            for (int part = 0; part < History.PARTS; part++) {
                int mine = part;
                parts.add(cores.submit(() -> {
                    read(mine, cohort, card, lives, listener);
                    return null;
                }));
            }
            await(parts, cores);
        }
        card.countOvertaken(LaterEngaged.NONE);
        card.countBold(List.copyOf(lives));
        return card;
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

    private void read(int part, Cohort cohort, Scorecard card, Queue<Lifeline> lives, Listener listener) {
        history.all(part, known(cohort), (subject, entries) -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
            Fold.course(Story.of(entries, cohort.asOf()), cohort.charters()).ifPresent(course -> {
                Lifeline life = Lifeline.of(course);
                lives.add(life);
                count(subject, course, life, cohort, card, listener);
            });
            listener.read(entries.size());
        });
    }

    private static Instant known(Cohort cohort) {
        return Objects.requireNonNull(cohort.asOf().known());
    }

    private static void count(
            String subject, Course course, Lifeline life, Cohort cohort, Scorecard card, Listener listener) {
        Wait wait = Wait.of(course);
        if (cohort.includes(course)) {
            Figures figures = Figures.of(course);
            // Folding takes nearly all the time, so adding up under a lock costs nothing and needs no merging.
            synchronized (card) {
                card.add(
                        course.dimensions(),
                        course.customersAffected(),
                        figures,
                        course.anomalies().size(),
                        wait,
                        life,
                        Judging.of(course.judge()));
            }
            listener.told(subject, course, figures);
        } else if (cohort.spans(course)) {
            synchronized (card) {
                card.addBeside(wait);
            }
        }
    }
}
