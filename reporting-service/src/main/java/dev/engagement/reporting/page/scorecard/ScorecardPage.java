package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Conditions;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.NoMatch;
import dev.engagement.reporting.page.Suggestions;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.AsOfs;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.reporting.scorecards.Question;
import dev.engagement.reporting.scorecards.Questions;
import dev.engagement.reporting.scorecards.Scorecards;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /}: how easy IT is to do business with, and whether it is getting better. */
@Controller
class ScorecardPage {
    static final String[] PARAMETERS = {"month", "from", "to", "by", "where", "known", "happened", "charter"};
    private static final Duration TREND = Duration.ofDays(84);

    private final Frames frames;
    private final Suggestions suggestions;
    private final AsOfs asOfs;
    private final Questions questions;
    private final Scorecards scorecards;

    ScorecardPage(Frames frames, Suggestions suggestions, AsOfs asOfs, Questions questions, Scorecards scorecards) {
        this.frames = frames;
        this.suggestions = suggestions;
        this.asOfs = asOfs;
        this.questions = questions;
        this.scorecards = scorecards;
    }

    /** A group of the split, with its figures in words. */
    public record Split(
            String key,
            Address address,
            int requests,
            String engage,
            String inTime,
            String pace,
            String satisfaction) {}

    @GetMapping("/")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String scorecard(HttpServletRequest request, Model model) {
        Parameters parameters = Parameters.ofForm(request, PARAMETERS);
        Frame frame = frames.of("scorecard", "Scorecard", request, parameters);
        Asking asking = ask(parameters);
        Cohort cohort = asking.question().cohort();
        Period period = asking.period();
        Instant weeksFrom = period.length().compareTo(TREND) > 0
                ? period.from()
                : period.to().minus(TREND);
        CalendarWeeks weeks = CalendarWeeks.from(weeksFrom, frames.charter().zone());
        Impression seen = new Impression(weeks);
        Scorecard whole = new Scorecard(List.of());
        Scorecard split = new Scorecard(asking.question().by());
        Period before = period.before();
        Instant earliest = before.from().isBefore(weeks.start(0)) ? before.from() : weeks.start(0);
        // The last week is a whole one as well, also where the period ends within it.
        Instant latest = weeks.start(weeks.number(period.to().minusNanos(1)) + 1);
        scorecards.each(
                new Cohort(earliest, latest, cohort.where(), cohort.asOf(), cohort.charters()),
                withUrgency(asking.question().by()),
                told -> {
                    if (!period.includes(told.waited().opened())) {
                        seen.addOutside(told, before);
                    } else {
                        seen.add(told);
                        told.addTo(whole);
                        if (!split.by().isEmpty()) {
                            told.addTo(split);
                        }
                    }
                },
                wait -> {
                    if (period.includes(wait.opened())) {
                        whole.addBeside(wait);
                    }
                });
        scorecards.countOvertaken(cohort, whole);
        Group group = Objects.requireNonNull(whole.groups().get(List.of()));
        Address here = Frames.address(request);
        Judge judge = cohort.latestJudge();
        Shown shown = new Shown(period, cohort.asOf().at(), judge, group, seen, here.at("/behind"));
        model.addAttribute("frame", frame);
        model.addAttribute("period", period);
        model.addAttribute("here", here);
        model.addAttribute("where", Conditions.of(parameters, here));
        model.addAttribute("downloads", downloads(parameters, period));
        model.addAttribute("requests", group.requests());
        model.addAttribute("count", count(group));
        model.addAttribute("judges", whole.judges());
        model.addAttribute("neverAttended", seen.neverAttended());
        model.addAttribute(
                "neverAddress",
                here.at("/behind")
                        .with("measure", Measures.TIME_TO_ENGAGE.name())
                        .with("which", Choice.NEVER));
        if (group.requests() == 0 && !cohort.where().isEmpty()) {
            model.addAttribute("missing", missing(cohort, parameters, here));
        }
        model.addAttribute("headline", shown.headline());
        model.addAttribute("factors", group.requests() == 0 ? List.of() : shown.factors());
        model.addAttribute("watermelons", seen.watermelons().stream().limit(20).toList());
        model.addAttribute(
                "by", asking.question().by().stream().map(Dimension::word).toList());
        model.addAttribute("splits", splits(split, here));
        model.addAttribute(
                "earlier",
                period.month() == null
                        ? null
                        : here.with("month", period.month().minusMonths(1).toString()));
        model.addAttribute(
                "later",
                period.month() == null
                        ? null
                        : here.with("month", period.month().plusMonths(1).toString()));
        return "scorecard";
    }

    /** Returns the operations that give the same readings and figures to programs. */
    private static Map<String, Address> downloads(Parameters parameters, Period period) {
        Address same = Address.of("/v1/readings")
                .and("from", period.from().toString())
                .and("to", period.to().toString());
        for (String name : List.of("where", "known", "happened", "charter")) {
            for (String value : parameters.all(name)) {
                same = same.and(name, value);
            }
        }
        Address figures = same.at("/v1/scorecard");
        for (String dimension : parameters.all("by")) {
            figures = figures.and("by", dimension);
        }
        Map<String, Address> downloads = new LinkedHashMap<>();
        downloads.put("CSV", same.and("format", "csv"));
        downloads.put("Parquet", same.and("format", "parquet"));
        downloads.put("JSON", figures);
        return downloads;
    }

    private NoMatch missing(Cohort cohort, Parameters parameters, Address here) {
        LongAdder all = new LongAdder();
        scorecards.each(cohort.whole(), List.of(), told -> all.increment(), beside -> {});
        return new NoMatch(Words.count(all.sum(), "request"), suggestions.of(parameters, here));
    }

    private static String count(Group group) {
        String oddities = group.anomalies() == 0
                ? ""
                : "; " + (group.anomalies() == 1 ? "one oddity" : Words.grouped(group.anomalies()) + " oddities")
                        + " in their stories did not keep us from reading them";
        return Words.count(group.requests(), "request") + (group.requests() == 1 ? " was" : " were") + " opened"
                + oddities + ".";
    }

    /** The view's parameters, as the scorecard's own operation reads them. */
    record Asking(Question question, Period period) {}

    /** Reads the parameters. Days and months are in the charter's zone, so that an address shows every reader the same figures. */
    Asking ask(Parameters parameters) {
        Period period = Period.read(
                parameters,
                frames.charter().zone(),
                asOfs.read(parameters).asOf().at());
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name : List.of("by", "where", "known", "happened", "charter")) {
            List<String> values = parameters.all(name);
            if (!values.isEmpty()) {
                members.put(name, values);
            }
        }
        members.put("from", period.from().toString());
        members.put("to", period.to().toString());
        return new Asking(questions.read(Parameters.of(members, Questions.parameters())), period);
    }

    private static List<Dimension> withUrgency(List<Dimension> by) {
        List<Dimension> all = new ArrayList<>(by);
        if (!all.contains(Dimension.URGENCY)) {
            all.add(Dimension.URGENCY);
        }
        return all;
    }

    private static List<Split> splits(Scorecard split, Address here) {
        List<Split> list = new ArrayList<>();
        for (Map.Entry<List<@Nullable String>, Group> group : split.groups().entrySet()) {
            if (!group.getKey().isEmpty()) {
                list.add(split(split.by(), group.getKey(), group.getValue(), here));
            }
        }
        return list;
    }

    private static Split split(List<Dimension> by, List<@Nullable String> key, Group group, Address here) {
        Address address = here.without("by");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < by.size(); i++) {
            String value = key.get(i);
            address = address.and("where", by.get(i).word() + ":" + (value == null ? "" : value));
            names.add(value == null ? "unknown" : value);
        }
        Group.Column engage = group.columns().get(Measures.place(Measures.TIME_TO_ENGAGE));
        return new Split(
                String.join(", ", names),
                address,
                group.requests(),
                Rows.withWaiting(Unit.SECONDS, engage.service().statistics(true)),
                Words.percent(engage.attainment().rate()),
                Words.percent(mean(group, Measures.PACE_KEPT)),
                Words.percent(mean(group, Measures.SATISFACTION)));
    }

    private static @Nullable Double mean(Group group, Measure measure) {
        return group.columns()
                .get(Measures.place(measure))
                .service()
                .statistics(false)
                .mean();
    }
}
