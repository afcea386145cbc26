package dev.engagement.documents;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    public Refused(Problem problem) {
        this(problem, null);
    }

    /** Creates a temporary refusal: the client may try again after {@code retryAfter}. */
    public Refused(Problem problem, @Nullable Duration retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** Returns the refusal of an invalid parameter. */
    public static Refused parameter(String name, String says) {
        return new Refused(new Problem(
                "invalid-parameter", 400, "A parameter is invalid", "\"" + name + "\" " + says + ".", name));
    }

    public Problem problem() {
        return problem;
    }

    /** Returns the value of the header Retry-After, in whole seconds; null if trying again is of no use. */
    public @Nullable String retryAfter() {
        return retryAfter == null ? null : String.valueOf(Math.max(1, retryAfter.toSeconds()));
    }
}
