package dev.engagement.shared.doors;

import dev.engagement.documents.Problem;
import dev.engagement.documents.ReadableText;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem when the server itself refuses a request, before any controller. */
public final class ServerProblems extends ErrorReportValve {
    private static final int LEAST_ERROR = 400;
    private static final JsonMapper JSON = new JsonMapper();

    /** Checks the whole path: the server reads it only up to the first semicolon, but the frameworks behind it read all of it. */
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Problem unreadable = unreadable(request.getRequestURI());
        if (unreadable == null || response.isError()) {
            super.invoke(request, response);
        } else {
            write(response, unreadable);
        }
        if (request.getAttribute(PacedInput.TOO_SLOW) != null) {
            // The server would wait for the rest of the body, however slowly it comes.
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        int status = response.getStatus();
        if (status < LEAST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            write(response, problem(request, status));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("A refusal could not be written", gone);
        }
    }

    /** Writes a problem, even if the client did not accept that media type. */
    private static void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = JSON.writeValueAsBytes(problem.members());
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Returns the problem of a path that cannot be read; null if it can. */
    private static @Nullable Problem unreadable(@Nullable String path) {
        String fault = path == null ? null : ReadableText.faultOfEncoded(path);
        return fault == null
                ? null
                : new Problem(
                        "malformed-path", LEAST_ERROR, "The path cannot be read", "\"path\" " + fault + ".", "path");
    }

    private static Problem problem(Request request, int status) {
        Problem unreadable = unreadable(request.getRequestURI());
        if (status == LEAST_ERROR && unreadable != null) {
            return unreadable;
        }
        HttpStatus known = HttpStatus.resolve(status);
        return new Problem(
                "http-" + status,
                status,
                known == null ? "Refused" : known.getReasonPhrase(),
                "The request cannot be read: its first line or a header has a character that must be percent-encoded.",
                null);
    }
}
