package dev.engagement.shared.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Runs jobs one after another in a thread of its own. Only one of several instances runs jobs at a time; if it dies, another one takes its
 * job over.
 *
 * @param <J> a job
 */
public final class JobLoop<J> {
    private static final Logger LOG = LoggerFactory.getLogger(JobLoop.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final String name;
    private final long lock;
    private final JdbcTemplate jdbc;
    private final Supplier<Optional<J>> next;
    private final Consumer<J> work;
    private final Semaphore asked = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    /**
     * Creates a loop that has not started.
     *
     * @param name of the jobs, as in {@code replays}
     * @param lock any number, the same in all instances and for no other jobs
     * @param next the job to run now, if there is one; a half-done job is returned again
     * @param work runs a job; an exception ends the round, and the job is tried again
     */
    public JobLoop(String name, long lock, JdbcTemplate jdbc, Supplier<Optional<J>> next, Consumer<J> work) {
        this.name = name;
        this.lock = lock;
        this.jdbc = jdbc;
        this.next = next;
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
                if (!stopping && next.get().isPresent()) {
                    workOff();
                }
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError fault) {
                // The job counts its attempts, so one that always fails does not block the others for ever.
                LOG.warn("The jobs of {} pause: {}", name, fault.toString());
            }
        }
    }

    /** Holds a lock of the database connection while jobs run; a process that dies frees it. */
    private void workOff() {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (var statement = connection.createStatement();
                    var mine = statement.executeQuery("select pg_try_advisory_lock(" + lock + ")")) {
                if (!mine.next() || !mine.getBoolean(1)) {
                    return false;
                }
            }
            try {
                for (var job = next.get(); job.isPresent() && !stopping; job = next.get()) {
                    work.accept(job.get());
                }
            } finally {
                try (var statement = connection.createStatement()) {
                    statement.execute("select pg_advisory_unlock(" + lock + ")");
                }
            }
            return true;
        });
    }
}
