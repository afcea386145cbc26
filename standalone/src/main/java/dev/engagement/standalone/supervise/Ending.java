package dev.engagement.standalone.supervise;

import java.time.Duration;
import java.util.List;

/**
 * The way to end a process: each signal in turn, the next one if the process is still there after its patience; then it is killed.
 *
 * @param steps the politest first
 */
public record Ending(List<Step> steps) {
    public Ending {
        steps = List.copyOf(steps);
    }

    /** Returns the ending of an ordinary program. */
    public static Ending terminate(Duration patience) {
        return new Ending(List.of(new Step("TERM", patience)));
    }

    /** A signal, and how long to wait for its effect. */
    public record Step(String signal, Duration patience) {}
}
