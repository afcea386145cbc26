package dev.engagement.standalone.supervise;

import java.time.Duration;
import java.util.List;

/**
 * The way to end a process: each signal in turn, the next one if the process is still there after its patience; then it is killed.
 *
 * @param steps the politest first
 */
public record Shutdown(List<EndingStep> steps) {
    public Shutdown {
        steps = List.copyOf(steps);
    }

    /** Returns the ending of an ordinary program. */
    public static Shutdown terminate(Duration patience) {
        return new Shutdown(List.of(new EndingStep("TERM", patience)));
    }

    /** A signal, and how long to wait for its effect. */
    public record EndingStep(String signal, Duration patience) {}
}
