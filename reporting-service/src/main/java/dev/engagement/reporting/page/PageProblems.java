package dev.engagement.reporting.page;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.shared.access.ProblemView;
import dev.engagement.shared.doors.StoreAway;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Shows a problem as a view: the parameter that is wrong, or that nothing can be shown now. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(basePackageClasses = PageProblems.class)
class PageProblems implements ProblemView {
    private static final String NAME = "problem";

    private final Frames frames;
    private final ViewResolver views;

    PageProblems(Frames frames, @Qualifier("thymeleafViewResolver") ViewResolver views) {
        this.frames = frames;
        this.views = views;
    }

    @Override
    public void show(HttpServletRequest request, HttpServletResponse response, Refused refused) {
        try {
            response.setStatus(refused.problem().status());
            // UTC, since nobody may be known here, and the database may be away.
            View view = Objects.requireNonNull(views.resolveViewName(NAME, request.getLocale()));
            view.render(model(refused, ZoneOffset.UTC, response), request, response);
        } catch (Exception fault) {
            throw new IllegalStateException("the view of problems cannot be written", fault);
        }
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ModelAndView storeAway(Exception fault, HttpServletResponse response) {
        // UTC, since the zone of a reader who has chosen none is in the database.
        return view(StoreAway.refused(fault), ZoneOffset.UTC, response);
    }

    @ExceptionHandler(Refused.class)
    ModelAndView refused(Refused refused, HttpServletRequest request, HttpServletResponse response) {
        return view(refused, frames.zone(request), response);
    }

    private static ModelAndView view(Refused refused, ZoneId zone, HttpServletResponse response) {
        return new ModelAndView(
                NAME,
                model(refused, zone, response),
                HttpStatusCode.valueOf(refused.problem().status()));
    }

    /** Returns what the view shows, and says in the answer's head when to try again. */
    private static Map<String, Object> model(Refused refused, ZoneId zone, HttpServletResponse response) {
        Problem problem = refused.problem();
        if (refused.retryAfter() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, refused.retryAfter());
        }
        return Map.of("frame", Frame.ofNow("", problem.title(), zone, Address.of("/")), NAME, problem);
    }
}
