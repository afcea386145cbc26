package dev.engagement.reporting.page;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.shared.doors.StoreAway;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatusCode;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows a problem as a view: the parameter that is wrong, or that nothing can be shown now. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(basePackageClasses = PageProblems.class)
class PageProblems {
    private final Frames frames;

    PageProblems(Frames frames) {
        this.frames = frames;
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ModelAndView storeAway(Exception fault) {
        // UTC, since the zone of a reader who has chosen none is in the database.
        return view(StoreAway.refused(fault).problem(), ZoneOffset.UTC);
    }

    @ExceptionHandler(Refused.class)
    ModelAndView refused(Refused refused, HttpServletRequest request) {
        return view(refused.problem(), frames.zone(request));
    }

    private static ModelAndView view(Problem problem, ZoneId zone) {
        ModelAndView view = new ModelAndView("problem");
        view.setStatus(HttpStatusCode.valueOf(problem.status()));
        view.addObject("frame", Frame.ofNow("", problem.title(), zone, Address.of("/")));
        view.addObject("problem", problem);
        return view;
    }
}
