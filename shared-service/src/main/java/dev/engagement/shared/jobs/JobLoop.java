package dev.engagement.shared.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs one after another in a thread of its own. Of several instances each takes its share; if one dies, another one takes its job
 * over.
 */
public final class JobLoop {
    private static final Logger LOG = LoggerFactory.getLogger(JobLoop.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration BEAT_EVERY = Duration.ofSeconds(2);

    private final String name;
    private final JobClaims claims;
    private final Supplier<List<UUID>> open;
    private final Consumer<JobClaim> work;
    private final Semaphore asked = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;
    /** The last claimed job, until it is released. */
    private @Nullable JobClaim held;

    /**
     * Creates a loop that has not started.
     *
     * @param name of the jobs, as in {@code replays}
     * @param open the jobs that this instance could run now, in order; a half-done job is among them
     * @param work runs a job; an exception ends the round, and the job is tried again
     */
    public JobLoop(String name, JobClaims claims, Supplier<List<UUID>> open, Consumer<JobClaim> work) {
        this.name = name;
        this.claims = claims;
        this.open = open;
        this.work = work;
        this.thread = new Thread(this::run, name);
    }

    /** Looks for work at once. */
    public void wake() {
        asked.release();
    }

    /** Returns whether the current job must end early. */
    public boolean isStopping() {
        return stopping;
    }

    public void start() {
        thread.start();
    }

    /** Takes no further job, and waits for the current one no longer than {@code patience}. */
    public void stop(Duration patience) {
        stopping = true;
        wake();
        try {
            thread.join(patience);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        while (!stopping) {
            try {
                if (asked.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    asked.drainPermits();
                }
                Optional<JobClaim> claim = next();
                while (claim.isPresent()) {
                    workOff(claim.get());
                    claim = next();
                }
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError fault) {
                // The job counts its attempts, so one that always fails does not block the others for ever.
                LOG.warn("The jobs of {} pause: {}", name, fault.toString());
            }
        }
    }

    /** Releases the last job, now that it is over or could not go on, and claims the next one. */
    private Optional<JobClaim> next() {
        if (held != null) {
            claims.release(held);
            held = null;
        }
        if (stopping) {
            return Optional.empty();
        }
        Optional<JobClaim> claim =
                open.get().stream().flatMap(job -> claims.take(job).stream()).findFirst();
        held = claim.orElse(null);
        return claim;
    }

    private void workOff(JobClaim claim) {
        try (ScheduledExecutorService beats =
                Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())) {
            long every = BEAT_EVERY.toMillis();
            beats.scheduleWithFixedDelay(() -> beat(claim), every, every, TimeUnit.MILLISECONDS);
            try {
                work.accept(claim);
            } finally {
                beats.shutdownNow();
            }
        }
    }

    private void beat(JobClaim claim) {
        try {
            claims.beat(claim);
        } catch (RuntimeException away) {
            LOG.debug("The database does not hear that a job of {} is alive: {}", name, away.toString());
        }
    }
}
