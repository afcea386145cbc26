package dev.engagement.standalone.supervise;

import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Keeps one part running until it is told to stop. */
final class Keeper {
    private static final int FIRST_ATTEMPTS = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final Part part;
    private final PidFile pidFile;
    private final ProcessLog log;
    private final Consumer<String> say;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    /** Makes a start and a stop exclude each other; else a process could be born after the last check for it. */
    private final ReentrantLock turn = new ReentrantLock();

    private int failures;
    private Optional<Birth> latest = Optional.empty();

    Keeper(Part part, PidFile pidFile, ProcessLog log, Consumer<String> say) {
        this.part = part;
        this.pidFile = pidFile;
        this.log = log;
        this.say = say;
    }

    Part part() {
        return part;
    }

    ProcessLog log() {
        return log;
    }

    /** Completes when the part is ready for the first time; fails with an obstacle if it never will be. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Returns the process if it lives: of this run, or left behind by an earlier one. */
    Optional<Birth> living() throws IOException {
        return pidFile.living();
    }

    void run() {
        try {
            log.rotate();
            while (!stopped(Duration.ZERO)) {
                long start = System.nanoTime();
                String end = live();
                if (stopped(Duration.ZERO)) {
                    return;
                }
                Duration lived = Duration.ofNanos(System.nanoTime() - start);
                failures = lived.compareTo(STEADY) > 0 ? 1 : failures + 1;
                if (!ready.isDone() && failures >= FIRST_ATTEMPTS) {
                    giveUp(end);
                    return;
                }
                Duration pause = pause();
                say.accept("%s %s; starting it again in %d s (its log: %s)"
                        .formatted(part.name(), end, pause.toSeconds(), log.path()));
                stopped(pause);
            }
        } catch (Obstacle obstacle) {
            ready.completeExceptionally(obstacle);
        } catch (IOException broken) {
            ready.completeExceptionally(new Obstacle(part.name() + " cannot be supervised: " + broken));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs the process from its start to its end; returns in words how it ended. */
    private String live() throws IOException, InterruptedException {
        Process process;
        turn.lock();
        try {
            if (stopped(Duration.ZERO)) {
                return "was stopped";
            }
            process = start(part.launch().prepare());
        } catch (IOException failed) {
            return "could not be started: " + failed.getMessage();
        } finally {
            turn.unlock();
        }
        awaitReady(process);
        while (!process.waitFor(2, TimeUnit.SECONDS)) {
            log.bound();
        }
        return "ended with exit code " + process.exitValue();
    }

    private Process start(Command command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Detached.words(command.words()))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        latest = Birth.of(process.pid());
        if (latest.isPresent()) {
            pidFile.write(latest.get());
        }
        return process;
    }

    private void awaitReady(Process process) throws InterruptedException {
        while (process.isAlive() && !stopped(Duration.ZERO)) {
            if (part.probe().ready()) {
                if (!ready.complete(null)) {
                    say.accept(part.name() + " is back");
                }
                return;
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** Ends the process, regardless of who started it. */
    void stop() throws IOException, InterruptedException {
        stopping.countDown();
        turn.lock();
        try {
            end();
        } finally {
            turn.unlock();
        }
    }

    /** Ends the process that an earlier run left behind. */
    void end() throws IOException, InterruptedException {
        // The pid file may have been deleted meanwhile.
        Optional<Birth> living = pidFile.living().or(() -> latest.filter(Birth::lives));
        if (living.isPresent() && !Signals.end(living.get(), part.ending())) {
            throw new Obstacle("%s (process %d) cannot be stopped, not even by killing it"
                    .formatted(part.name(), living.get().pid()));
        }
        pidFile.delete();
    }

    private void giveUp(String end) throws IOException {
        ready.completeExceptionally(new Obstacle("%s does not start: it %s, %d times; the end of its log %s:%n%s"
                .formatted(part.name(), end, failures, log.path(), log.lastLines(12))));
    }

    private Duration pause() {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures - 1, 5));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Waits that long, or until told to stop; returns whether it was. */
    private boolean stopped(Duration atMost) throws InterruptedException {
        return stopping.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
