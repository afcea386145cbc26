package dev.engagement.reporting.customer.pages;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.shared.doors.StoreAway;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatusCode;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows a problem as a page for customers, which tells them nothing but what to do. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(basePackageClasses = CustomerProblems.class)
class CustomerProblems {
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ModelAndView storeAway(Exception fault) {
        return view(StoreAway.refused(fault).problem());
    }

    @ExceptionHandler(Refused.class)
    ModelAndView refused(Refused refused) {
        return view(refused.problem());
    }

    private static ModelAndView view(Problem problem) {
        ModelAndView view = new ModelAndView("customer-problem");
        view.setStatus(HttpStatusCode.valueOf(problem.status()));
        view.addObject("problem", problem);
        return view;
    }
}
