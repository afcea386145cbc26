package dev.engagement.shared.doors;

import dev.engagement.documents.CountedInput;
import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.shared.time.Uptime;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Refuses a body that arrives too slowly, so that no sender occupies a connection for long. Streams may take their time. */
public final class PacedInput extends CountedInput {
    /** Name of the request's attribute that says that the rest of its body is not worth waiting for. */
    static final String TOO_SLOW = PacedInput.class.getName() + ".TOO_SLOW";

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final long LEAST_BYTES_A_SECOND = 4 * 1024;

    private final HttpServletRequest request;
    private final Duration start = Uptime.now();

    public PacedInput(HttpServletRequest request) throws IOException {
        this(request, request.getInputStream());
    }

    /** Paces that request's body as the framework reads it. */
    PacedInput(HttpServletRequest request, InputStream body) {
        super(body);
        this.request = request;
    }

    @Override
    protected void counted(int more) throws IOException {
        super.counted(more);
        Duration elapsed = Uptime.now().minus(start);
        boolean slow = elapsed.compareTo(GRACE) > 0 && count() < LEAST_BYTES_A_SECOND * elapsed.toSeconds();
        if (more > 0 && (slow || elapsed.compareTo(DEADLINE) > 0)) {
            request.setAttribute(TOO_SLOW, true);
            throw new Refused(
                    new Problem(
                            "too-slow",
                            503,
                            "The body arrives too slowly",
                            "A body arrives within " + DEADLINE.toSeconds() + " seconds, and after the first "
                                    + GRACE.toSeconds() + " with " + LEAST_BYTES_A_SECOND
                                    + " bytes a second: send it again.",
                            null),
                    PAUSE);
        }
    }
}
