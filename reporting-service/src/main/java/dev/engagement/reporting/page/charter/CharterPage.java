package dev.engagement.reporting.page.charter;

import dev.engagement.events.Charter;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.parameters.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code GET /charter} and {@code /charters/{name}}: what was agreed, and whether it is kept. */
@Controller
class CharterPage {
    private final Frames frames;
    private final CharterViews views;

    CharterPage(Frames frames, CharterViews views) {
        this.frames = frames;
        this.views = views;
    }

    @GetMapping("/charter")
    String standard(HttpServletRequest request, Model model) {
        return charter(Charter.DEFAULT, request, model);
    }

    @GetMapping("/charters/{name}")
    String charter(@PathVariable String name, HttpServletRequest request, Model model) {
        Parameters parameters = Parameters.ofForm(request, CharterViews.PARAMETERS);
        views.fill(
                name, parameters, Frames.address(request), frames.of("charter", "Charter", request, parameters), model);
        return "charter";
    }
}
