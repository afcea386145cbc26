package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Conditions;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.NoMatch;
import dev.engagement.reporting.page.Suggestions;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Weighing;
import dev.engagement.reporting.scorecards.EarlierPeriod;
import dev.engagement.reporting.scorecards.Questions;
import dev.engagement.reporting.scorecards.Scorecards;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /}: how easy IT is to do business with, and whether it is getting better. */
@Controller
class ScorecardPage {
    private static final String[] PARAMETERS = Stream.concat(Stream.of(Askings.PARAMETERS), Stream.of(Rank.PARAMETER))
            .toArray(String[]::new);
    /** Parameters that say which period is shown. */
    private static final List<String> PERIOD = List.of("month", "from", "to", Preset.PARAMETER);

    private final Frames frames;
    private final Suggestions suggestions;
    private final Askings askings;
    private final Tallies tallies;
    private final Scorecards scorecards;

    ScorecardPage(Frames frames, Suggestions suggestions, Askings askings, Tallies tallies, Scorecards scorecards) {
        this.frames = frames;
        this.suggestions = suggestions;
        this.askings = askings;
        this.tallies = tallies;
        this.scorecards = scorecards;
    }

    @GetMapping("/")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String scorecard(HttpServletRequest request, Model model) {
        Parameters parameters = Parameters.ofForm(request, PARAMETERS);
        Rank rank = Rank.read(parameters);
        Frame frame = frames.of("scorecard", "Scorecard", request, parameters);
        model.addAttribute("frame", frame);
        Asking asking = askings.read(parameters);
        Tallies.Tally tally = tallies.of(asking);
        Address here = Frames.address(request);
        filters(model, asking, parameters, here);
        figures(model, asking, tally, here.without(Rank.PARAMETER).at("/behind"));
        splits(model, tally, rank, here);
        model.addAttribute("colophon", Colophon.of(installation(request), frame, asking, tally));
        Cohort cohort = asking.question().cohort();
        if (tally.now().group().requests() == 0 && !cohort.where().isEmpty()) {
            model.addAttribute("missing", missing(cohort, parameters, here));
        }
        return "scorecard";
    }

    private static void filters(Model model, Asking asking, Parameters parameters, Address here) {
        model.addAttribute("period", asking.period());
        model.addAttribute("presets", Preset.links(in(here), asking.period(), here));
        model.addAttribute("where", Conditions.of(parameters, here));
        model.addAttribute(
                "by", asking.question().by().stream().map(Dimension::word).toList());
        model.addAttribute("downloads", downloads(parameters, asking));
        YearMonth month = asking.period().month();
        if (month != null) {
            model.addAttribute(
                    "earlier", in(here).with("month", month.minusMonths(1).toString()));
            model.addAttribute(
                    "later", in(here).with("month", month.plusMonths(1).toString()));
        }
    }

    private void figures(Model model, Asking asking, Tallies.Tally tally, Address behind) {
        Group group = tally.now().group();
        Shown shown = new Shown(asking, asking.question().cohort().latestJudge(), tally, behind);
        Summary summary = new Summary(shown);
        Address engage = behind.with("measure", Measures.TIME_TO_ENGAGE.name());
        model.addAttribute("headline", Headline.of(shown, summary));
        model.addAttribute("requests", group.requests());
        model.addAttribute("count", count(asking, tally));
        model.addAttribute("judges", tally.now().whole().judges());
        model.addAttribute("late", tally.seen().late());
        model.addAttribute("lateAddress", engage.with("which", Choice.LATE));
        model.addAttribute("neverAttended", tally.seen().neverAttended());
        model.addAttribute("neverAddress", engage.with("which", Choice.NEVER));
        model.addAttribute("than", asking.than());
        model.addAttribute("summary", summary.lines());
        model.addAttribute("factors", group.requests() == 0 ? List.of() : shown.factors());
        model.addAttribute(
                "watermelons", tally.seen().watermelons().stream().limit(20).toList());
    }

    private static void splits(Model model, Tallies.Tally tally, Rank rank, Address here) {
        Map<String, Address> ranks = new LinkedHashMap<>();
        for (Rank one : Rank.values()) {
            ranks.put(one.word(), here.with(Rank.PARAMETER, one.word()));
        }
        model.addAttribute("rank", rank.word());
        model.addAttribute("ranks", ranks);
        model.addAttribute("splits", new Splits(tally, here).lines(rank));
        model.addAttribute("spreads", tally.spreads().all(here.without(Rank.PARAMETER)));
    }

    /** Returns the same view without its period. */
    private static Address in(Address here) {
        Address any = here;
        for (String name : PERIOD) {
            any = any.without(name);
        }
        return any;
    }

    /** Returns the operations that give the same readings and figures to programs. */
    private static Map<String, Address> downloads(Parameters parameters, Asking asking) {
        Address same = Address.of("/v1/readings")
                .and("from", asking.period().from().toString())
                .and("to", asking.period().to().toString());
        for (String name : List.of("where", "known", "happened", "charter")) {
            for (String value : parameters.all(name)) {
                same = same.and(name, value);
            }
        }
        Address figures = same.at("/v1/scorecard");
        for (String dimension : parameters.all("by")) {
            figures = figures.and("by", dimension);
        }
        if (asking.weighing() != Weighing.REQUESTS) {
            figures = figures.and(Questions.WEIGH, asking.weighing().word());
        }
        Map<String, Address> downloads = new LinkedHashMap<>();
        downloads.put("CSV", same.and("format", "csv"));
        downloads.put("Parquet", same.and("format", "parquet"));
        downloads.put(
                "JSON", figures.and(EarlierPeriod.PARAMETER, asking.earlier().word()));
        return downloads;
    }

    private NoMatch missing(Cohort cohort, Parameters parameters, Address here) {
        LongAdder all = new LongAdder();
        scorecards.each(cohort.whole(), told -> all.increment(), beside -> {});
        return new NoMatch(Words.count(all.sum(), "request"), suggestions.of(parameters, here));
    }

    /** Returns how the requests count, as a sentence; empty if each counts once. */
    private static String weighed(Asking asking, Group group) {
        return asking.weighing() == Weighing.REQUESTS
                ? ""
                : " Every figure but a plain count weighs each request by the customers that it affects: "
                        + Words.grouped(group.weight()) + " in all.";
    }

    private static String count(Asking asking, Tallies.Tally tally) {
        int requests = tally.now().group().requests();
        int before = tally.before().group().requests();
        return asking.period().says() + ", " + Words.count(requests, "request") + (requests == 1 ? " was" : " were")
                + " opened; in " + asking.than() + " ("
                + asking.thanName() + ") there "
                + (before == 1 ? "was " : "were ") + (before == 0 ? "none to compare them with" : Words.grouped(before))
                + oddities(tally.now().group().anomalies()) + "."
                + weighed(asking, tally.now().group());
    }

    private static String installation(HttpServletRequest request) {
        return request.getServerName() + ":" + request.getServerPort();
    }

    private static String oddities(int anomalies) {
        return anomalies == 0
                ? ""
                : "; " + (anomalies == 1 ? "one oddity" : Words.grouped(anomalies) + " oddities")
                        + " in their stories did not keep us from reading them";
    }
}
