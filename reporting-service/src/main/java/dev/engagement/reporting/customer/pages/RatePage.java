package dev.engagement.reporting.customer.pages;

import dev.engagement.events.InvalidField;
import dev.engagement.reporting.customer.CustomersVoice;
import dev.engagement.reporting.customer.Saying;
import dev.engagement.reporting.customer.links.CustomerLink;
import dev.engagement.reporting.customer.links.Links;
import dev.engagement.reporting.directory.Directory;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.readings.Listing.Line;
import dev.engagement.reporting.readings.ScopedRequests;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /rate/{token}}: how one request went. Showing the form records nothing, since mail scanners follow links. */
@Controller
class RatePage {
    private static final String RATE = "rate";

    private final Links links;
    private final ScopedRequests requests;
    private final Directory directory;
    private final CustomersVoice voice;
    private final Frames frames;

    RatePage(Links links, ScopedRequests requests, Directory directory, CustomersVoice voice, Frames frames) {
        this.links = links;
        this.requests = requests;
        this.directory = directory;
        this.voice = voice;
        this.frames = frames;
    }

    @GetMapping("/rate/{token}")
    ModelAndView form(@PathVariable String token, HttpServletRequest request, Model model) {
        Line line = line(token);
        String notice = request.getParameter("done") == null ? null : "Thank you. Your rating is recorded.";
        RateForm empty = new RateForm(RateForm.one(request, "score"), null, null, null, List.of(), null);
        return show(line, empty, FormNonces.FRESH, notice, HttpStatus.OK, request, model);
    }

    @PostMapping("/rate/{token}")
    ModelAndView rate(@PathVariable String token, HttpServletRequest request, Model model) {
        Line line = line(token);
        RateForm form = RateForm.read(request);
        String nonce = FormNonces.sent(request);
        FormNonces kept = FormNonces.keeping(line.subject(), RATE, nonce);
        try {
            return switch (voice.say(List.of(new Saying(token, RATE, nonce, line.subject(), form.entry())))) {
                case RECORDED -> Notices.seeOther("/rate/" + token + "?done");
                case SAID_OTHERWISE ->
                    show(line, form, FormNonces.FRESH, Notices.OTHERWISE, HttpStatus.CONFLICT, request, model);
                case NOT_RECORDED ->
                    show(line, form, kept, Notices.AWAY, HttpStatus.SERVICE_UNAVAILABLE, request, model);
            };
        } catch (InvalidField invalid) {
            return show(line, form, kept, Notices.invalid(invalid), HttpStatus.UNPROCESSABLE_CONTENT, request, model);
        }
    }

    private Line line(String token) {
        CustomerLink link = links.toRate(token).orElseThrow(Notices::unknown);
        return requests.line(link.scope(), Objects.requireNonNull(link.request()))
                .orElseThrow(Notices::unknown);
    }

    private ModelAndView show(
            Line line,
            RateForm form,
            FormNonces nonces,
            @Nullable String notice,
            HttpStatus status,
            HttpServletRequest request,
            Model model) {
        String title = line.title() == null
                ? null
                : directory.textOf(List.of(line.title())).get(line.title());
        model.addAttribute(
                "frame", Frame.ofNow("", "How did it go?", frames.zone(request), Address.of(request.getRequestURI())));
        model.addAttribute("request", line.subject());
        model.addAttribute("title", title);
        model.addAttribute("opened", line.openedAt());
        model.addAttribute("form", form);
        model.addAttribute("nonce", nonces.of(line.subject(), RATE));
        model.addAttribute("reasons", RateForm.choices());
        model.addAttribute("notice", notice);
        model.addAttribute("failed", status != HttpStatus.OK);
        model.addAttribute("action", request.getRequestURI());
        return new ModelAndView("rate", model.asMap(), status);
    }
}
