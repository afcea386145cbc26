package dev.engagement.standalone.supervise;

import java.time.Duration;
import java.util.List;

/**
 * How a process is asked to end: each signal in turn, the next one if it is still there after its patience; then it is killed.
 *
 * @param steps the politest first
 */
public record Ending(List<Step> steps) {
    public Ending {
        steps = List.copyOf(steps);
    }

    /** The end of an ordinary program. */
    public static Ending terminate(Duration patience) {
        return new Ending(List.of(new Step("TERM", patience)));
    }

    /** A signal, and how long to wait for its effect. */
    public record Step(String signal, Duration patience) {}
}
