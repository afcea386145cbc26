package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Commitment.Outcome;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.Conditions;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.NoMatch;
import dev.engagement.reporting.page.Suggestions;
import dev.engagement.reporting.page.words.Glossary;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.scorecards.Scorecards;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /behind}: the requests behind a figure, the longest or highest first. */
@Controller
class BehindPage {
    private static final int MOST = 200;

    private final Frames frames;
    private final Suggestions suggestions;
    private final Askings askings;
    private final Scorecards scorecards;

    BehindPage(Frames frames, Suggestions suggestions, Askings askings, Scorecards scorecards) {
        this.frames = frames;
        this.suggestions = suggestions;
        this.askings = askings;
        this.scorecards = scorecards;
    }

    /** A request with the chosen reading. */
    public record Line(String request, Instant opened, double value, String said, String elapsed, String verdict) {}

    @GetMapping("/behind")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String behind(HttpServletRequest request, Model model) {
        Parameters parameters = new Parameters(
                request,
                Stream.concat(Stream.of(Askings.PARAMETERS), Stream.of("measure", "which", "outcome", "value"))
                        .toArray(String[]::new));
        Frame frame = frames.of("scorecard", "The requests behind a figure", request, parameters);
        Asking asking = askings.read(parameters);
        int place = measure(parameters);
        Measure measure = Measures.ALL.get(place);
        String which = Objects.requireNonNullElse(parameters.one("which"), "settled");
        Cohort cohort = asking.question().cohort();
        Choice choice = new Choice(place, which, outcome(parameters), parameters.one("value"));
        List<Line> lines = lines(cohort, choice);
        if (lines.isEmpty() && !cohort.where().isEmpty()) {
            model.addAttribute(
                    "missing",
                    new NoMatch(
                            count(lines(cohort.whole(), choice)), suggestions.of(parameters, Frames.address(request))));
        }
        lines.sort(Comparator.comparingDouble(Line::value).reversed().thenComparing(Line::request));
        model.addAttribute("frame", frame);
        model.addAttribute("measure", Words.measure(measure.name()));
        model.addAttribute("definition", Glossary.definition(measure.name()));
        model.addAttribute("which", which);
        model.addAttribute("narrowed", choice.says());
        model.addAttribute("where", Conditions.of(parameters, Frames.address(request)));
        model.addAttribute("says", asking.period().says());
        model.addAttribute("count", count(lines));
        model.addAttribute("lines", lines.stream().limit(MOST).toList());
        model.addAttribute("more", Math.max(0, lines.size() - MOST));
        model.addAttribute(
                "back",
                Frames.address(request)
                        .without("measure")
                        .without("which")
                        .without("outcome")
                        .without("value")
                        .at("/"));
        return "behind";
    }

    private List<Line> lines(Cohort cohort, Choice choice) {
        List<Line> lines = new ArrayList<>();
        Measure measure = Measures.ALL.get(choice.measure());
        Consumer<Scorecards.Told> reader =
                told -> choice.of(told).forEach(figure -> lines.add(line(told, measure, figure)));
        // Counted over many requests: a single request's figures lack it.
        if (choice.measure() == Measures.place(Measures.OVERTAKEN_BY)) {
            scorecards.eachInOrder(cohort, reader);
        } else {
            scorecards.each(cohort, List.of(), reader, beside -> {});
        }
        return lines;
    }

    private static String count(List<Line> lines) {
        return Words.count(lines.size(), "reading");
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

    private static @Nullable Outcome outcome(Parameters parameters) {
        String word = parameters.one("outcome");
        return word == null
                ? null
                : Arrays.stream(Outcome.values())
                        .filter(outcome -> outcome.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> Parameters.invalid(
                                "outcome",
                                "must be one of "
                                        + Arrays.stream(Outcome.values())
                                                .map(Outcome::word)
                                                .collect(Collectors.joining(", "))));
    }

    private static Line line(Scorecards.Told told, Measure measure, Figure figure) {
        return new Line(
                told.subject(),
                told.waited().opened(),
                figure.service(),
                Rows.value(measure.unit(), figure.service()),
                measure.unit() == Unit.SECONDS ? Words.time(figure.elapsed()) : "",
                switch (figure.verdict()) {
                    case MET -> "in time";
                    case MISSED -> "late";
                    case UNDECIDED -> "open";
                    case NONE -> "";
                });
    }
}
