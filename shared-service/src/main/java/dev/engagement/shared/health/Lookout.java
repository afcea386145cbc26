package dev.engagement.shared.health;

import dev.engagement.shared.time.Uptime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a part that may be slow, hung or away, for health and gauges. Every reader waits at most two seconds, and only one question is under
 * way, however many read.
 *
 * @param <T> the answer
 */
public final class Lookout<T> {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<T> question;
    private final Clock clock;
    private Seen<T> seen = new Seen<>(null, null, null);
    /** Not by the clock: if that is set back, the last answer must not stay fresh until it is there again. */
    private @Nullable Duration seenAt;

    private @Nullable CompletableFuture<Void> underWay;

    public Lookout(Supplier<T> question, Clock clock) {
        this.question = question;
        this.clock = clock;
    }

    /**
     * An answer.
     *
     * @param value the latest answer; null before the first
     * @param at when that was given
     * @param fault why there is no newer one; null if there is
     */
    public record Seen<T>(
            @Nullable T value,
            @Nullable Instant at,
            @Nullable String fault) {}

    /** Returns the answer of now or of a second ago; if none comes in time, the last one with the reason. */
    public Seen<T> look() {
        CompletableFuture<Void> answer = ask();
        try {
            answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return seen();
        } catch (TimeoutException slow) {
            Seen<T> last = seen();
            return new Seen<>(last.value(), last.at(), "no answer within " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return seen();
        }
    }

    private synchronized CompletableFuture<Void> ask() {
        CompletableFuture<Void> running = underWay;
        if (running != null && !running.isDone()) {
            return running;
        }
        Duration last = seenAt;
        if (last != null && seen.fault() == null && Uptime.now().compareTo(last.plus(FRESH)) < 0) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> started = new CompletableFuture<>();
        underWay = started;
        Thread.ofVirtual().name("lookout").start(() -> {
            answer();
            started.complete(null);
        });
        return started;
    }

    private void answer() {
        Seen<T> next;
        try {
            next = new Seen<>(question.get(), clock.instant(), null);
        } catch (RuntimeException fault) {
            Seen<T> last = seen();
            next = new Seen<>(last.value(), last.at(), fault.getClass().getSimpleName());
        }
        synchronized (this) {
            seen = next;
            seenAt = Uptime.now();
        }
    }

    private synchronized Seen<T> seen() {
        return seen;
    }
}
