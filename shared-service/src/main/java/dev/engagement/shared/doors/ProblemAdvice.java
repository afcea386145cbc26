package dev.engagement.shared.doors;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns every error into a problem with a stable type; logs an unexpected one, and never tells clients its cause. */
@RestControllerAdvice
public class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(Refused.class)
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(refused.problem().status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (refused.retryAfter() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, refused.retryAfter());
        }
        return answer.body(detail(refused.problem()));
    }

    /** Refuses the unreadable parameters of a form; {@link ReadableQueries} refuses those of a query. */
    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<ProblemDetail> unreadable(InvalidParameterException unreadable) {
        return refused(unreadableForm());
    }

    /** Returns the refusal of a form that cannot be read. */
    public static Refused unreadableForm() {
        return Refused.parameter("body", "holds a parameter that is not percent-encoded UTF-8, or too many of them");
    }

    /** Refuses parameters with text that no database stores. */
    @InitBinder
    void storableText(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StorableText());
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<ProblemDetail> unexpected(Exception unexpected, HttpServletResponse response) throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(unexpected)) {
            // The client closed the connection, so nobody reads an answer.
            return null;
        }
        if (response.isCommitted()) {
            // Half an answer must not look complete: if the exception goes on to the server, it breaks the connection
            // off.
            throw unexpected;
        }
        if (StoreAway.caused(unexpected)) {
            return refused(StoreAway.refused(unexpected));
        }
        LOG.error("A request failed because of a fault in this service", unexpected);
        Problem problem = new Problem(
                "internal",
                HttpStatus.INTERNAL_SERVER_ERROR.value(),
                "Internal error",
                "The server's log says why; nothing of this request is half-done.",
                null);
        return ResponseEntity.internalServerError()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(problem));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception fault, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                // Thrown while the body was read.
                return ResponseEntity.status(refused.problem().status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(detail(refused.problem()));
            }
        }
        ProblemDetail problem = body instanceof ProblemDetail given ? given : ProblemDetail.forStatus(status);
        problem.setType(new Problem("http-" + status.value(), status.value(), "", "", null).type());
        if (fault instanceof MissingServletRequestParameterException missing) {
            problem.setProperty("field", missing.getParameterName());
        } else if (fault instanceof TypeMismatchException mismatch && mismatch.getPropertyName() != null) {
            problem.setProperty("field", mismatch.getPropertyName());
        }
        HttpHeaders all = new HttpHeaders(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(fault, problem, all, status, request);
    }

    private static ProblemDetail detail(Problem problem) {
        ProblemDetail detail = ProblemDetail.forStatus(problem.status());
        detail.setType(problem.type());
        detail.setTitle(problem.title());
        detail.setDetail(problem.detail());
        if (problem.field() != null) {
            detail.setProperty("field", problem.field());
        }
        return detail;
    }
}
