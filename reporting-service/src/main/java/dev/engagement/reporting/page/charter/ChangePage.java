package dev.engagement.reporting.page.charter;

import dev.engagement.documents.Refused;
import dev.engagement.documents.charters.Draft;
import dev.engagement.documents.charters.Drafts;
import dev.engagement.events.Charter;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.commandside.CommandSide;
import dev.engagement.reporting.page.commandside.CommandSide.CommandAnswer;
import dev.engagement.reporting.parameters.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Proposing a change: a form, what the draft would have changed, and publishing it. */
@Controller
class ChangePage {
    private static final String YAML = "application/yaml";
    private static final String DOCUMENT = "document";
    private static final String BASE = "base";

    private final Frames frames;
    private final DraftViews views;
    private final CommandSide commandSide;

    ChangePage(Frames frames, DraftViews views, CommandSide commandSide) {
        this.frames = frames;
        this.views = views;
        this.commandSide = commandSide;
    }

    /** Shows the form with a version's text; the one that judges now if none is asked for. */
    @GetMapping("/charter/change")
    String form(HttpServletRequest request, Model model) {
        Parameters parameters = Parameters.ofForm(request, "charter", "version");
        String name = Objects.requireNonNullElse(parameters.one("charter"), Charter.DEFAULT);
        model.addAttribute("frame", frame(request));
        views.text(name, parameters.one("version"), model);
        return "charter-change";
    }

    /** Shows what a draft would have changed, or what is wrong with it. */
    @PostMapping("/charter/preview")
    ModelAndView preview(HttpServletRequest request, Model model) {
        Parameters form = posted(request, model);
        try {
            views.effect(draft(text(form)), model);
            return new ModelAndView("charter-change", model.asMap());
        } catch (Refused refused) {
            return again(
                    model,
                    HttpStatusCode.valueOf(refused.problem().status()),
                    refused.problem().detail());
        }
    }

    /** Publishes the draft, unless somebody has published another version since the form was opened. */
    @PostMapping("/charter/publish")
    ModelAndView publish(HttpServletRequest request, Model model) {
        Parameters form = posted(request, model);
        String text = text(form);
        String name;
        try {
            name = draft(text).charter().name();
        } catch (Refused refused) {
            return again(
                    model,
                    HttpStatusCode.valueOf(refused.problem().status()),
                    refused.problem().detail());
        }
        Map.Entry<String, String> unless = precondition(name, form.one(BASE));
        CommandAnswer said = commandSide.send(
                "PUT",
                "/v1/charters/" + name,
                text,
                Map.of(HttpHeaders.CONTENT_TYPE, YAML, unless.getKey(), unless.getValue()),
                request);
        if (said.status() != HttpStatus.CREATED.value() && said.status() != HttpStatus.OK.value()) {
            return again(
                    model, HttpStatusCode.valueOf(said.status() == 0 ? 503 : said.status()), Answers.problem(said));
        }
        String version = String.valueOf(said.body().path("version").asInt());
        RedirectView there = new RedirectView(Done.published(name, version).toString());
        there.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(there);
    }

    /** Shows what a version would have changed that is published already: its signatories decide about it. */
    @GetMapping("/charters/{name}/versions/{number}/preview")
    String preview(@PathVariable String name, @PathVariable String number, HttpServletRequest request, Model model) {
        Parameters.ofForm(request);
        model.addAttribute("frame", frame(request));
        views.effectOf(name, number, model);
        model.addAttribute("back", Address.of("/charters/" + name).and("version", number));
        return "charter-change";
    }

    private Frame frame(HttpServletRequest request) {
        return Frame.ofNow("charter", "A change of the charter", frames.zone(request), Address.of("/charter"));
    }

    /** Adds the form's input to the model, so that it stands in the form again. */
    private Parameters posted(HttpServletRequest request, Model model) {
        Parameters form = Parameters.ofForm(request, DOCUMENT, BASE, "_csrf");
        model.addAttribute("frame", frame(request));
        model.addAttribute(DOCUMENT, text(form));
        model.addAttribute(BASE, form.one(BASE));
        return form;
    }

    private static String text(Parameters form) {
        String text = form.one(DOCUMENT);
        if (text == null) {
            throw Parameters.invalid(DOCUMENT, "must be a charter");
        }
        return text;
    }

    private static Draft draft(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Object name = Drafts.document(YAML, new ByteArrayInputStream(bytes)).get("charter");
            return Drafts.read(
                    name instanceof String given ? given : Charter.DEFAULT, YAML, new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Returns the header by which a version is published only on top of the one that the author has seen. */
    private static Map.Entry<String, String> precondition(String name, @Nullable String base) {
        int at = base == null ? -1 : base.lastIndexOf('@');
        return at > 0 && Objects.requireNonNull(base).substring(0, at).equals(name)
                ? Map.entry(HttpHeaders.IF_MATCH, "\"" + base.substring(at + 1) + "\"")
                : Map.entry(HttpHeaders.IF_NONE_MATCH, "*");
    }

    private static ModelAndView again(Model model, HttpStatusCode status, String problem) {
        model.addAttribute("problem", problem);
        return new ModelAndView("charter-change", model.asMap(), status);
    }
}
