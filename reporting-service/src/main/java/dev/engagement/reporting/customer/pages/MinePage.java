package dev.engagement.reporting.customer.pages;

import dev.engagement.events.Acceptance.ResultAccepted;
import dev.engagement.events.Acceptance.ResultRefused;
import dev.engagement.events.Conversation.CustomerContacted;
import dev.engagement.events.Entry;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Results.RequestReopened;
import dev.engagement.reporting.customer.CustomersVoice;
import dev.engagement.reporting.customer.Saying;
import dev.engagement.reporting.customer.links.CustomerLink;
import dev.engagement.reporting.customer.links.Links;
import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.parameters.Scopes;
import dev.engagement.reporting.readings.Listing.Line;
import dev.engagement.reporting.readings.ScopedRequests;
import dev.engagement.shared.access.CurrentCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /mine}: what a customer asked for, by a link or by a key of the role {@code customer}. */
@Controller
class MinePage {
    private static final String MINE = "/mine";
    private static final String CHANNEL = "page";
    /** The page's words after each action. */
    private static final Map<String, String> SAID = Map.of(
            "again", "IT is told that you ask again.",
            "accept", "Thank you. It is recorded that you accept the result.",
            "refuse", "It is recorded that this is not solved, and the request is open again.",
            "rate", "Thank you. Your rating is recorded.");

    private final Links links;
    private final MineViews views;
    private final ScopedRequests requests;
    private final CustomersVoice voice;
    private final Frames frames;
    private final Clock clock;
    private final TransactionTemplate snapshot;

    MinePage(
            Links links,
            MineViews views,
            ScopedRequests requests,
            CustomersVoice voice,
            Frames frames,
            Clock clock,
            TransactionTemplate snapshot) {
        this.links = links;
        this.views = views;
        this.requests = requests;
        this.voice = voice;
        this.frames = frames;
        this.clock = clock;
        this.snapshot = snapshot;
    }

    /**
     * Somebody at the page.
     *
     * @param base the page's address
     */
    public record Visitor(String base, String speaker, ReaderScope scope) {
        /** Returns the address of a form. */
        public String address(String request, String action) {
            return Address.of(base + Address.request(request).substring("/requests".length()) + "/" + action)
                    .toString();
        }
    }

    @GetMapping("/mine/{token}")
    ModelAndView byLink(@PathVariable String token, HttpServletRequest request, Model model) {
        return page(holder(token), request, model);
    }

    @GetMapping(MINE)
    ModelAndView byKey(HttpServletRequest request, Model model) {
        return page(keyHolder(), request, model);
    }

    @PostMapping("/mine/{token}/{request}/{action}")
    ModelAndView sayByLink(
            @PathVariable String token,
            @PathVariable("request") String id,
            @PathVariable String action,
            HttpServletRequest request,
            Model model) {
        return say(holder(token), id, action, request, model);
    }

    @PostMapping("/mine/{request}/{action}")
    ModelAndView sayByKey(
            @PathVariable("request") String id, @PathVariable String action, HttpServletRequest request, Model model) {
        return say(keyHolder(), id, action, request, model);
    }

    private Visitor holder(String token) {
        CustomerLink link = links.toMine(token).orElseThrow(Notices::unknown);
        return new Visitor(MINE + "/" + token, token, link.scope());
    }

    /** Refuses a caller without a scope: the page is nobody's then. */
    private static Visitor keyHolder() {
        ReaderScope scope = Scopes.ofReader();
        if (scope.isAll()) {
            throw Notices.unknown();
        }
        return new Visitor(MINE, CurrentCaller.name(), scope);
    }

    private ModelAndView page(Visitor visitor, HttpServletRequest request, Model model) {
        String done = request.getParameter("done");
        return show(visitor, FormNonces.FRESH, done == null ? null : SAID.get(done), HttpStatus.OK, request, model);
    }

    private ModelAndView say(Visitor visitor, String id, String action, HttpServletRequest request, Model model) {
        if (!SAID.containsKey(action)) {
            throw Notices.unknown();
        }
        Line line = requests.line(visitor.scope(), id).orElseThrow(Notices::unknown);
        FormNonces kept = FormNonces.keeping(id, action, FormNonces.sent(request));
        try {
            return switch (voice.say(sayings(visitor, line, action, request))) {
                case RECORDED -> Notices.seeOther(visitor.base() + "?done=" + action);
                case SAID_OTHERWISE ->
                    show(visitor, FormNonces.FRESH, Notices.OTHERWISE, HttpStatus.CONFLICT, request, model);
                case NOT_RECORDED -> show(visitor, kept, Notices.AWAY, HttpStatus.SERVICE_UNAVAILABLE, request, model);
            };
        } catch (InvalidField invalid) {
            return show(visitor, kept, Notices.invalid(invalid), HttpStatus.UNPROCESSABLE_CONTENT, request, model);
        }
    }

    private static List<Saying> sayings(Visitor visitor, Line line, String action, HttpServletRequest request) {
        String by = visitor.scope().requester();
        Saying said = saying(visitor, line, action, request, entry(action, by, request));
        // A verdict says nothing about the state: only a reopening reopens.
        return action.equals("refuse") && !line.state().equals("open")
                ? List.of(said, saying(visitor, line, "reopen", request, new RequestReopened(by)))
                : List.of(said);
    }

    private static Saying saying(Visitor visitor, Line line, String action, HttpServletRequest request, Entry entry) {
        return new Saying(visitor.speaker(), action, FormNonces.sent(request), line.subject(), entry);
    }

    private static Entry entry(String action, @Nullable String by, HttpServletRequest request) {
        return switch (action) {
            case "again" -> new CustomerContacted(CHANNEL);
            case "accept" -> new ResultAccepted(by, null);
            case "refuse" -> new ResultRefused(by, RateForm.text("reason", RateForm.one(request, "reason")));
            default -> RateForm.read(request).entry();
        };
    }

    private ModelAndView show(
            Visitor visitor,
            FormNonces nonces,
            @Nullable String notice,
            HttpStatus status,
            HttpServletRequest request,
            Model model) {
        Frame frame = Frame.ofNow("", "Your requests", frames.zone(request), Address.of(visitor.base()));
        model.addAttribute("frame", frame);
        model.addAttribute("visitor", visitor);
        model.addAttribute("nonces", nonces);
        model.addAttribute("notice", notice);
        model.addAttribute("failed", status != HttpStatus.OK);
        model.addAttribute("reasons", RateForm.choices());
        snapshot.executeWithoutResult(any -> views.fill(visitor.scope(), clock.instant(), frame, model));
        return new ModelAndView("mine", model.asMap(), status);
    }
}
