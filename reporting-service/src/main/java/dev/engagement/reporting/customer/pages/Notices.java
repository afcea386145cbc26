package dev.engagement.reporting.customer.pages;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.events.InvalidField;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The pages' words when something went wrong. */
final class Notices {
    static final String OTHERWISE =
            "This form was sent before, with other words. Send it once more if these are the ones that count.";
    static final String AWAY = "This could not be recorded just now. Nothing is lost: send it again in a minute.";

    private Notices() {}

    /** Returns the one answer to every link that opens nothing, whatever the reason. */
    static Refused unknown() {
        return new Refused(new Problem(
                "unknown-link",
                404,
                "This link opens nothing",
                "It may have expired, or was not copied as a whole. Ask your help desk for a new one.",
                null));
    }

    static String invalid(InvalidField invalid) {
        return "\"" + invalid.field() + "\" " + invalid.says() + ".";
    }

    static ModelAndView seeOther(String address) {
        RedirectView there = new RedirectView(address);
        there.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(there);
    }
}
