package dev.engagement.reporting.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /how-to-read}: how service owners, ops leads and analysts read the views. */
@Controller
class GuidePage {
    private final Frames frames;

    GuidePage(Frames frames) {
        this.frames = frames;
    }

    @GetMapping("/how-to-read")
    String guide(HttpServletRequest request, Model model) {
        model.addAttribute(
                "frame", Frame.ofNow("", "How to read it", frames.zone(request), Address.of(request.getRequestURI())));
        return "how-to-read";
    }
}
