package dev.engagement.reporting.page.scorecard;

import dev.engagement.events.Charter;
import dev.engagement.events.CharterBenchmark;
import dev.engagement.events.Level;
import dev.engagement.events.Pact.Attained;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.picture.WaitCurve;
import dev.engagement.reporting.page.scorecard.Factor.Picture;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Curve;
import dev.engagement.reporting.report.Sample;
import dev.engagement.reporting.report.Statistics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Describes engagement and urgency: how soon IT attends to a request, and whether importance decides. */
final class Attention {
    private final Shown shown;

    Attention(Shown shown) {
        this.shown = shown;
    }

    Factor engagement() {
        String sentence = engaged();
        return shown.factor(
                "Engagement",
                "How long until somebody in IT gives my request their attention?",
                sentence,
                List.of(
                        waits(sentence),
                        shown.trend(
                                "Share that had somebody's attention in time",
                                week -> week.engagedInTime,
                                Words::percent,
                                Attained.ENGAGE)));
    }

    private Picture waits(String sentence) {
        WaitCurve curve = new WaitCurve();
        Curve before = shown.columnBefore(Measures.TIME_TO_ENGAGE).service().curve();
        if (!before.isEmpty()) {
            curve.line("before", shown.than(), before);
        }
        curve.line("now", "this period", shown.seen().engage().curve());
        Set<String> others = markOthers(curve);
        return new Picture(
                "Share of requests that had somebody's attention within a time",
                curve.svg(sentence),
                "Working time. Hollow dots still wait, and count."
                        + (others.isEmpty() ? "" : " Dashed lines: " + String.join(", ", others) + "."));
    }

    /** Marks the benchmarks; returns their names, since a shared name under several lines would overlap itself. */
    private Set<String> markOthers(WaitCurve curve) {
        Set<String> others = new TreeSet<>();
        for (CharterBenchmark benchmark : shown.charter().benchmarks()) {
            if (benchmark.measure().equals(Measures.TIME_TO_ENGAGE.name()) && benchmark.p50() != null) {
                curve.mark("benchmark", "", Figure.seconds(benchmark.p50()));
                others.add(benchmark.name());
            }
        }
        return others;
    }

    private String engaged() {
        Statistics engage = shown.statistics(Measures.TIME_TO_ENGAGE);
        Statistics.WithWaiting waits = Objects.requireNonNull(engage.withWaiting());
        return (waits.p50() == null
                        ? "Not even half of all requests had somebody's attention; "
                        : "Half of all requests had somebody's attention within " + Words.work(waits.p50())
                                + (shown.charter().hours().always() ? ", " : " of working time, "))
                + (waits.p90() == null
                        ? "over one in ten still waits; "
                        : "nine in ten within " + Words.work(waits.p90()) + "; ")
                + (engage.running() == 0
                        ? "nobody is still waiting."
                        : Words.count(engage.running(), "open request") + (engage.running() == 1 ? " is" : " are")
                                + " still waiting.");
    }

    Factor urgency() {
        WaitCurve curve = new WaitCurve();
        Map<String, Double> medians = new TreeMap<>();
        Map<String, Double> targets = targets(Charter.Targets::engage);
        for (Level level : Level.values()) {
            String word = word(level);
            Sample sample = shown.seen().engageByUrgency().get(word);
            if (sample != null) {
                curve.line("level-" + word, word, sample.curve());
                curve.mark("target level-" + word, word, targets.get(word));
                Double half = Objects.requireNonNull(sample.statistics(true).withWaiting())
                        .p50();
                if (half != null) {
                    medians.put(word, half);
                }
            }
        }
        String sentence = urgencySentence(medians) + overtaken();
        return shown.factor(
                "Urgency",
                "Does IT take it as seriously as it is?",
                sentence,
                List.of(
                        new Picture(
                                "Share that had somebody's attention within a time, for each urgency",
                                curve.svg(sentence),
                                "If the curves lie on each other, importance decides nothing. Dotted lines are the charter's targets,"
                                        + " each in the colour of the curve that it judges."),
                        shown.trend("Share of the charter's targets that were met", week -> week.targetsMet)));
    }

    private String overtaken() {
        long times = shown.group().overtakenSoFar();
        return times == 0
                ? ""
                : " Requests that still wait were overtaken " + (times == 1 ? "once" : Words.grouped(times) + " times")
                        + " so far by less urgent ones that came later.";
    }

    private static String urgencySentence(Map<String, Double> medians) {
        Level[] levels = Level.values();
        String first = null;
        String last = null;
        for (Level level : levels) {
            if (medians.containsKey(word(level))) {
                first = first == null ? word(level) : first;
                last = word(level);
            }
        }
        if (first == null || last == null || first.equals(last)) {
            return "There are not two urgencies to compare.";
        }
        double quick = Objects.requireNonNull(medians.get(first));
        double slow = Objects.requireNonNull(medians.get(last));
        String said = "Half of the " + first + " ones were engaged within " + Words.work(quick) + ", of the " + last
                + " ones within " + Words.work(slow);
        return quick >= 0.8 * slow ? said + ": importance decides little." : said + ".";
    }

    private Map<String, Double> targets(Function<Charter.Targets, @Nullable Duration> which) {
        Map<String, Double> targets = new TreeMap<>();
        shown.charter().targets().forEach((level, row) -> {
            Duration target = which.apply(row);
            if (target != null) {
                targets.put(word(level), Figure.seconds(target));
            }
        });
        return targets;
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
