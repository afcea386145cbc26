package dev.engagement.reporting.page.warnings;

import dev.engagement.reporting.customer.asking.RatingOutbox;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.warnings.door.WarningAnswer;
import dev.engagement.reporting.warnings.door.WarningAnswer.SendingAnswer;
import dev.engagement.reporting.warnings.door.WarningsDoor;
import dev.engagement.reporting.warnings.door.WarningsDoor.WarningsAnswer;
import dev.engagement.reporting.warnings.subscriptions.Subscriptions;
import dev.engagement.reporting.warnings.subscriptions.Subscriptions.ReadSubscriptions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.RedirectView;

/** {@code /warnings}: what was sent to whom. Calls the API's own controller. */
@Controller
class WarningsPage {
    private static final String UNDELIVERED = "undelivered";
    private static final Duration LATELY = Duration.ofDays(30);

    private final Frames frames;
    private final WarningsDoor warnings;
    private final Subscriptions subscriptions;
    private final RatingOutbox ratings;
    private final Clock clock;

    WarningsPage(Frames frames, WarningsDoor warnings, Subscriptions subscriptions, RatingOutbox ratings, Clock clock) {
        this.frames = frames;
        this.warnings = warnings;
        this.subscriptions = subscriptions;
        this.ratings = ratings;
        this.clock = clock;
    }

    /**
     * A sending.
     *
     * @param again the address that sends it again; null unless it was given up
     */
    public record WarningRow(
            String request,
            String target,
            String step,
            Instant due,
            String subscription,
            String recipient,
            String result,
            @Nullable Instant at,
            @Nullable String problem,
            @Nullable String again) {}

    @GetMapping("/warnings")
    String list(HttpServletRequest request, Model model) {
        Parameters parameters = Parameters.ofForm(request, "request", "subscription", "result", "cursor");
        Frame frame = frames.of("warnings", "Warnings", request, parameters);
        ReadSubscriptions found = subscriptions.look();
        WarningsAnswer page = warnings.page(parameters);
        Address here = Frames.address(request);
        model.addAttribute("frame", frame);
        model.addAttribute("headline", headline(found));
        model.addAttribute("mistakes", List.copyOf(found.mistakes().entrySet()));
        model.addAttribute("asked", asked(ratings.results(clock.instant().minus(LATELY))));
        model.addAttribute("rows", rows(page));
        model.addAttribute("here", here);
        model.addAttribute("filters", filters(here));
        model.addAttribute("next", page.next() == null ? null : here.with("cursor", page.next()));
        return "warnings";
    }

    /** Returns to the view, which shows what waits now. */
    @PostMapping("/warnings/{id}/again")
    RedirectView again(@PathVariable String id) {
        warnings.again(id);
        RedirectView there = new RedirectView("/warnings");
        there.setStatusCode(HttpStatus.SEE_OTHER);
        return there;
    }

    private static String headline(ReadSubscriptions found) {
        int counting = found.subscriptions().size();
        int mistaken = found.mistakes().size();
        String count =
                counting == 0 ? "No subscription counts" : Words.count(counting, "subscription") + " to warnings";
        return count + (mistaken == 0 ? "." : "; " + Words.count(mistaken, "file") + " with a mistake.");
    }

    /** Returns what became of asking for ratings; empty if nobody was to be asked. */
    private static String asked(Map<String, Integer> results) {
        if (results.isEmpty()) {
            return "";
        }
        int told = results.getOrDefault("sent", 0) + results.getOrDefault("recorded", 0);
        return "Asking for a rating, in the last 30 days: " + told + " asked, "
                + results.getOrDefault("no-address", 0) + " had no address, " + results.getOrDefault("waiting", 0)
                + " waiting, " + results.getOrDefault(UNDELIVERED, 0) + " undelivered.";
    }

    private static List<Map.Entry<String, Address>> filters(Address here) {
        Address all = here.without("result").without("cursor");
        return List.of(
                Map.entry("all", all),
                Map.entry("undelivered", all.with("result", UNDELIVERED)),
                Map.entry("waiting", all.with("result", "waiting")));
    }

    private static List<WarningRow> rows(WarningsAnswer page) {
        List<WarningRow> rows = new ArrayList<>();
        for (WarningAnswer warning : page.warnings()) {
            warning.sendings().forEach(sending -> rows.add(row(warning, sending)));
        }
        return rows;
    }

    private static WarningRow row(WarningAnswer warning, SendingAnswer sending) {
        return new WarningRow(
                warning.request(),
                warning.target(),
                warning.step(),
                warning.due(),
                warning.subscription(),
                sending.recipient(),
                sending.result(),
                sending.endedAt() == null ? sending.nextAt() : sending.endedAt(),
                sending.problem(),
                sending.result().equals(UNDELIVERED) ? "/warnings/" + warning.id() + "/again" : null);
    }
}
