package dev.engagement.reporting.page.charter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.commandside.CommandSide;
import dev.engagement.reporting.page.commandside.CommandSide.CommandAnswer;
import dev.engagement.reporting.parameters.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.databind.json.JsonMapper;

/** Signs a version of a charter, or refuses it. The command service decides whether the reader may. */
@Controller
class SigningPage {
    private static final String REFUSE = "refuse";

    private final Frames frames;
    private final CharterViews views;
    private final CommandSide commandSide;
    private final JsonMapper json;

    SigningPage(Frames frames, CharterViews views, CommandSide commandSide, JsonMapper json) {
        this.frames = frames;
        this.views = views;
        this.commandSide = commandSide;
        this.json = json;
    }

    /** A signatory's word, as the command service takes it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record WordSent(
            String signatory,
            @Nullable String by,
            @Nullable Boolean refused,
            @Nullable String reason) {}

    /** Returns to the view of the version; what the command service refuses stands in the form, with its input. */
    @PostMapping("/charters/{name}/versions/{number}/signatures")
    ModelAndView sign(@PathVariable String name, @PathVariable String number, HttpServletRequest request, Model model) {
        Parameters form = Parameters.ofForm(request, "signatory", "by", "word", "reason", "_csrf");
        Address there = Address.of("/charters/" + name).and("version", number);
        views.fill(
                name,
                Parameters.of(Map.of("version", number), CharterViews.PARAMETERS),
                there,
                frames.of("charter", "Charter", request, form),
                model);
        String signatory = form.one("signatory");
        boolean refused = REFUSE.equals(form.one("word"));
        if (signatory == null) {
            return form(model, HttpStatus.UNPROCESSABLE_CONTENT, "Choose for whom you sign.");
        }
        CommandAnswer said = commandSide.send(
                "POST",
                "/v1/charters/" + name + "/versions/" + number + "/signatures",
                json.writeValueAsString(new WordSent(
                        signatory, form.one("by"), refused ? true : null, refused ? form.one("reason") : null)),
                Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE),
                request);
        if (said.status() != HttpStatus.CREATED.value() && said.status() != HttpStatus.OK.value()) {
            return form(model, status(said), Answers.problem(said));
        }
        RedirectView seen =
                new RedirectView(Done.word(name, number, signatory, refused).toString());
        seen.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(seen);
    }

    private static HttpStatus status(CommandAnswer said) {
        return said.status() == 0 ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.valueOf(said.status());
    }

    private static ModelAndView form(Model model, HttpStatus status, String problem) {
        model.addAttribute("problem", problem);
        return new ModelAndView("charter", model.asMap(), status);
    }
}
