package dev.engagement.reporting.page;

import dev.engagement.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What was wrong with an address, as a view that says which field it is. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(basePackageClasses = PageProblems.class)
class PageProblems {
    private final Frames frames;

    PageProblems(Frames frames) {
        this.frames = frames;
    }

    @ExceptionHandler(Refused.class)
    ModelAndView refused(Refused refused, HttpServletRequest request) {
        ModelAndView view = new ModelAndView("problem");
        view.setStatus(HttpStatusCode.valueOf(refused.problem().status()));
        view.addObject("frame", new Frame("", refused.problem().title(), frames.zone(request), null, Address.of("/")));
        view.addObject("problem", refused.problem());
        return view;
    }
}
