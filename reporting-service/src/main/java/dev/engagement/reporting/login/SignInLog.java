package dev.engagement.reporting.login;

import java.util.regex.Pattern;
import org.springframework.core.NestedExceptionUtils;

/** Words about a failed sign-in for the log. */
final class SignInLog {
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");
    private static final int LONGEST = 500;

    private SignInLog() {}

    /** Returns the reason in one line: the browser brings parts of it, and could write lines of its own into the log. */
    static String line(Throwable failed) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failed);
        String words = cause == failed ? String.valueOf(failed.getMessage()) : failed.getMessage() + ": " + cause;
        String line = CONTROLS.matcher(words).replaceAll(" ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
