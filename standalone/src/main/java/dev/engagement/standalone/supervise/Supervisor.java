package dev.engagement.standalone.supervise;

import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs parts in parallel, as far as their order allows. */
public final class Supervisor {
    private final Map<String, Keeper> keepers = new LinkedHashMap<>();
    private final Consumer<String> say;

    /**
     * Creates a supervisor of parts whose order has no cycle.
     *
     * @param run the folder that remembers which processes are ours
     * @param logs the folder of their logs
     */
    public Supervisor(List<Part> parts, Path run, Path logs, Consumer<String> say) {
        this.say = say;
        for (Part part : parts) {
            PidFile pidFile = new PidFile(run.resolve(part.name() + ".pid"));
            ProcessLog log = new ProcessLog(logs.resolve(part.name() + ".log"));
            keepers.put(part.name(), new Keeper(part, pidFile, log, say));
        }
    }

    /** Stops processes that an earlier run left behind, dependent ones first. */
    public void clear() throws IOException {
        for (Keeper keeper : keepers.values()) {
            keeper.living()
                    .ifPresent(left -> say.accept("stopping %s, left behind by an earlier run (process %d)"
                            .formatted(keeper.part().name(), left.pid())));
        }
        inOrder(Keeper::end);
    }

    public void start() {
        for (Keeper keeper : keepers.values()) {
            Thread.ofPlatform().daemon().name(keeper.part().name()).start(() -> {
                if (awaitOthers(keeper)) {
                    keeper.run();
                }
            });
        }
    }

    private boolean awaitOthers(Keeper keeper) {
        try {
            keeper.part().startsAfter().forEach(other -> keeper(other).ready().join());
            return true;
        } catch (CompletionException failed) {
            // The other part's own message says why.
            keeper.ready().completeExceptionally(failed);
            return false;
        }
    }

    /** Returns when all parts are ready; reports now and then which ones it waits for. */
    public void awaitReady() throws InterruptedException {
        CompletableFuture<?>[] all =
                keepers.values().stream().map(Keeper::ready).toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> ready = CompletableFuture.allOf(all);
        // The first obstacle ends the waiting for the others.
        for (CompletableFuture<?> one : all) {
            one.exceptionally(obstacle -> {
                ready.completeExceptionally(obstacle);
                return null;
            });
        }
        while (!readyWithin(ready, Duration.ofSeconds(15))) {
            keepers.values().stream()
                    .filter(keeper -> !keeper.ready().isDone())
                    .forEach(keeper -> say.accept("still waiting for %s (its log: %s)"
                            .formatted(keeper.part().name(), keeper.log().path())));
        }
    }

    private static boolean readyWithin(CompletableFuture<Void> ready, Duration patience) throws InterruptedException {
        try {
            ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw cause instanceof Obstacle obstacle ? obstacle : new IllegalStateException(cause);
        }
    }

    /** Stops all parts in order; a part stays until those that depend on it have ended. May be called again. */
    public void stop() throws IOException {
        inOrder(Keeper::stop);
    }

    @FunctionalInterface
    private interface Step {
        void on(Keeper keeper) throws IOException, InterruptedException;
    }

    private void inOrder(Step step) throws IOException {
        Map<String, CompletableFuture<Void>> ends = new LinkedHashMap<>();
        keepers.keySet().forEach(name -> end(name, step, ends));
        try {
            CompletableFuture.allOf(ends.values().toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case Obstacle obstacle -> throw obstacle;
                case UncheckedIOException broken -> throw broken.getCause();
                case null, default -> throw failed;
            }
        }
    }

    private CompletableFuture<Void> end(String name, Step step, Map<String, CompletableFuture<Void>> ends) {
        CompletableFuture<Void> known = ends.get(name);
        if (known != null) {
            return known;
        }
        CompletableFuture<?>[] before = keepers.values().stream()
                .filter(other -> other.part().stopsBefore().contains(name))
                .map(other -> end(other.part().name(), step, ends))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> end = CompletableFuture.allOf(before)
                // A part that cannot be stopped does not keep others from being stopped.
                .handle((done, failed) -> null)
                .thenRunAsync(() -> take(step, keeper(name)), Thread::startVirtualThread);
        ends.put(name, end);
        return end;
    }

    private static void take(Step step, Keeper keeper) {
        try {
            step.on(keeper);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Keeper keeper(String name) {
        Keeper keeper = keepers.get(name);
        if (keeper == null) {
            throw new IllegalArgumentException("no part is called " + name);
        }
        return keeper;
    }
}
