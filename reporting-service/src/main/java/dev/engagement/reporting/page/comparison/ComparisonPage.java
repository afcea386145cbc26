package dev.engagement.reporting.page.comparison;

import dev.engagement.reporting.comparison.ComparisonDoor;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /comparison}: how good we are against providers outside. */
@Controller
class ComparisonPage {
    private final Frames frames;
    private final ComparisonDoor door;

    ComparisonPage(Frames frames, ComparisonDoor door) {
        this.frames = frames;
        this.door = door;
    }

    @GetMapping("/comparison")
    String comparison(HttpServletRequest request, Model model) {
        Parameters parameters = Parameters.ofForm(request, ComparisonDoor.parameters());
        List<ProviderView> providers = door.compare(parameters).providers().stream()
                .map(ProviderView::of)
                .toList();
        Address here = Frames.address(request);
        model.addAttribute("frame", frames.of("comparison", "Comparison", request, parameters));
        model.addAttribute("headline", headline(providers));
        model.addAttribute("providers", providers);
        model.addAttribute("json", here.at("/v1/comparison"));
        return "comparison";
    }

    private static String headline(List<ProviderView> providers) {
        long compared = providers.stream().mapToLong(view -> view.rows().size()).sum();
        long worse = providers.stream().mapToLong(view -> view.worse().size()).sum();
        if (providers.isEmpty()) {
            return "No figures of a provider outside are here to compare with.";
        }
        if (compared == 0) {
            return "Nothing can be compared: no group has 20 readings on both sides.";
        }
        return worse == 0
                ? "Nowhere is outside better, in " + Words.count(compared, "figure") + " compared."
                : "Outside is better in " + worse + " of " + Words.count(compared, "figure") + most(providers);
    }

    private static String most(List<ProviderView> providers) {
        return providers.stream()
                .filter(view -> !view.worse().isEmpty())
                .findFirst()
                .map(view -> say(view.comparison().provider(), view.worse().getFirst()))
                .orElse(".");
    }

    private static String say(String provider, ComparisonRow row) {
        String group = row.group().equals("all") ? "" : " (" + row.group() + ")";
        return ". " + provider + ": " + row.measure() + group + ", " + row.figure() + " " + row.outside() + " there, "
                + row.ours() + " here.";
    }
}
