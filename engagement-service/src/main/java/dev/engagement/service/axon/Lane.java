package dev.engagement.service.axon;

import dev.engagement.service.intake.Outcome;
import dev.engagement.service.intake.Recorder.Unavailable;
import dev.engagement.service.intake.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One queue and the thread that works it off, everything that waits there as one group, up to a bound. */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    /** Messages in one transaction: enough that the commit no longer counts, few enough that it stays short. */
    private static final int GROUP = 500;

    private static final int QUEUE = 1_000;
    private static final int TRIES = 4;
    private static final long WAIT_FOR_A_PLACE_SECONDS = 30;

    private record Work(List<Submission> submissions, CompletableFuture<List<Outcome>> answer, boolean last) {
        Work(List<Submission> submissions) {
            this(submissions, new CompletableFuture<>(), false);
        }
    }

    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(QUEUE);
    private final GroupAppend group;
    private final Thread thread;

    Lane(String name, GroupAppend group) {
        this.group = group;
        this.thread = new Thread(this::run, name);
    }

    void start() {
        thread.start();
    }

    void finish() {
        try {
            queue.put(new Work(List.of(), new CompletableFuture<>(), true));
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    CompletableFuture<List<Outcome>> submit(List<Submission> submissions) {
        Work work = new Work(submissions);
        try {
            if (!queue.offer(work, WAIT_FOR_A_PLACE_SECONDS, TimeUnit.SECONDS)) {
                work.answer().completeExceptionally(new Unavailable("the queue is full", new IllegalStateException()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            work.answer().completeExceptionally(new Unavailable("interrupted", interrupted));
        }
        return work.answer();
    }

    private void run() {
        List<Work> waiting = new ArrayList<>();
        boolean open = true;
        while (open) {
            try {
                open = collect(waiting);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                open = false;
            }
            if (!waiting.isEmpty()) {
                answer(waiting);
                waiting.clear();
            }
        }
    }

    /** Takes what waits, and waits only where nothing does; false at the end. */
    private boolean collect(List<Work> waiting) throws InterruptedException {
        int messages = 0;
        for (Work work = queue.take(); work != null; work = messages < GROUP ? queue.poll() : null) {
            if (work.last()) {
                return false;
            }
            waiting.add(work);
            messages += work.submissions().size();
        }
        return true;
    }

    private void answer(List<Work> waiting) {
        List<Submission> all =
                waiting.stream().flatMap(work -> work.submissions().stream()).toList();
        try {
            distribute(waiting, retried(all));
        } catch (RuntimeException fault) {
            LOG.warn("A group of {} messages could not be recorded; each is tried alone", all.size(), fault);
            waiting.forEach(this::alone);
        }
    }

    private static void distribute(List<Work> waiting, List<Outcome> outcomes) {
        int from = 0;
        for (Work work : waiting) {
            int to = from + work.submissions().size();
            work.answer().complete(List.copyOf(outcomes.subList(from, to)));
            from = to;
        }
    }

    private void alone(Work work) {
        try {
            List<Outcome> outcomes = new ArrayList<>();
            for (Submission submission : work.submissions()) {
                outcomes.addAll(retried(List.of(submission)));
            }
            work.answer().complete(outcomes);
        } catch (RuntimeException fault) {
            LOG.error("A message could not be recorded; its sender is told to send it again", fault);
            work.answer().completeExceptionally(new Unavailable("the store cannot be reached", fault));
        }
    }

    /** Another instance may be faster with a place or a message: then this one loads anew and tries again. */
    private List<Outcome> retried(List<Submission> submissions) {
        for (int attempt = 1; ; attempt++) {
            try {
                return group.record(submissions);
            } catch (RuntimeException fault) {
                if (attempt == TRIES) {
                    throw fault;
                }
                LOG.debug("Try {} failed", attempt, fault);
            }
        }
    }
}
