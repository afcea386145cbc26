package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Conditions;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.NoMatch;
import dev.engagement.reporting.page.PageTurning;
import dev.engagement.reporting.page.Suggestions;
import dev.engagement.reporting.page.words.Glossary;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /behind}: the requests behind a figure. */
@Controller
class BehindPage {
    /** Parameters that the scorecard does not have. */
    private static final List<String> OWN =
            List.of("measure", "which", "outcome", "value", BehindOrder.PARAMETER, PageTurning.PARAMETER, "limit");

    static final String[] PARAMETERS =
            Stream.concat(Stream.of(Askings.PARAMETERS), OWN.stream()).toArray(String[]::new);

    private final Frames frames;
    private final Suggestions suggestions;
    private final Askings askings;
    private final BehindLines behind;

    BehindPage(Frames frames, Suggestions suggestions, Askings askings, BehindLines behind) {
        this.frames = frames;
        this.suggestions = suggestions;
        this.askings = askings;
        this.behind = behind;
    }

    @GetMapping("/behind")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String behind(HttpServletRequest request, Model model) {
        Parameters parameters = new Parameters(request, PARAMETERS);
        Address here = Frames.address(request);
        BehindOrder order = BehindOrder.read(parameters);
        model.addAttribute("frame", frames.of("scorecard", "The requests behind a figure", request, parameters));
        Asking asking = askings.read(parameters);
        Choice choice = choice(parameters);
        Cohort cohort = asking.question().cohort();
        List<BehindReading> all = behind.readings(cohort, choice);
        all.sort(order.order());
        figure(model, asking, choice, all.size());
        filters(model, parameters, here, order);
        list(model, parameters, here, choice, all);
        if (all.isEmpty() && !cohort.where().isEmpty()) {
            String without = count(behind.readings(cohort.whole(), choice).size());
            model.addAttribute("missing", new NoMatch(without, suggestions.of(parameters, here)));
        }
        return "behind";
    }

    private static void figure(Model model, Asking asking, Choice choice, int count) {
        String measure = Measures.ALL.get(choice.measure()).name();
        model.addAttribute("measure", Words.measure(measure));
        model.addAttribute("definition", Glossary.definition(measure));
        model.addAttribute("which", choice.which());
        model.addAttribute("narrowed", choice.says());
        model.addAttribute("says", asking.period().says());
        model.addAttribute("count", count(count));
    }

    private static void filters(Model model, Parameters parameters, Address here, BehindOrder order) {
        Address first = here.without(PageTurning.PARAMETER);
        Map<String, Address> orders = new LinkedHashMap<>();
        for (BehindOrder one : BehindOrder.values()) {
            orders.put(one.word(), first.with(BehindOrder.PARAMETER, one.word()));
        }
        Address back = here;
        for (String name : OWN) {
            back = back.without(name);
        }
        model.addAttribute("order", order.word());
        model.addAttribute("orders", orders);
        model.addAttribute("where", Conditions.of(parameters, first));
        model.addAttribute("back", back.at("/"));
        model.addAttribute("csv", first.with(BehindFile.FORMAT, BehindFile.CSV));
    }

    private void list(Model model, Parameters parameters, Address here, Choice choice, List<BehindReading> all) {
        int after = PageTurning.after(parameters);
        int limit = parameters.limit();
        List<BehindReading> page = all.stream().skip(after).limit(limit).toList();
        Measure measure = Measures.ALL.get(choice.measure());
        Map<String, Address> teams = new LinkedHashMap<>();
        page.forEach(reading -> teams.put(
                reading.team(),
                here.without(PageTurning.PARAMETER).and("where", Dimension.TEAM.word() + ":" + reading.team())));
        model.addAttribute("lines", behind.lines(page, measure));
        model.addAttribute("teams", teams);
        model.addAttribute("pages", new PageTurning(after, limit, all.size(), here));
    }

    private static String count(int readings) {
        return Words.count(readings, "reading");
    }

    static Choice choice(Parameters parameters) {
        String which = Objects.requireNonNullElse(parameters.one("which"), "settled");
        return new Choice(measure(parameters), which, outcome(parameters), parameters.one("value"));
    }

    private static int measure(Parameters parameters) {
        String name = parameters.one("measure");
        for (int i = 0; i < Measures.ALL.size(); i++) {
            if (Measures.ALL.get(i).name().equals(name)) {
                return i;
            }
        }
        throw Parameters.invalid(
                "measure",
                "must be one of "
                        + String.join(
                                ", ", Measures.ALL.stream().map(Measure::name).toList()));
    }

    private static @Nullable CommitmentOutcome outcome(Parameters parameters) {
        return parameters.oneOf("outcome", CommitmentOutcome.values(), CommitmentOutcome::word);
    }
}
