package dev.engagement.reporting.page.scorecard;

import dev.engagement.events.Charter;
import dev.engagement.events.Level;
import dev.engagement.reporting.factors.Commitment.Outcome;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.picture.Bars;
import dev.engagement.reporting.page.picture.Bars.Bar;
import dev.engagement.reporting.page.picture.Strip;
import dev.engagement.reporting.page.picture.WaitCurve;
import dev.engagement.reporting.page.picture.Weeks;
import dev.engagement.reporting.page.scorecard.Factor.Picture;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Sample;
import dev.engagement.reporting.report.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the six of a cohort: each a sentence, a picture, a table. */
final class Factors {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final Duration WEEK = Duration.ofDays(7);

    private final Period period;
    private final Charter charter;
    private final Group group;
    private final Impression seen;
    private final Address behind;

    Factors(Period period, Charter charter, Group group, Impression seen, Address behind) {
        this.period = period;
        this.charter = charter;
        this.group = group;
        this.seen = seen;
        this.behind = behind;
    }

    List<Factor> all() {
        return List.of(engagement(), urgency(), ownership(), pace(), results(), experience());
    }

    private Factor factor(String name, String question, String sentence, List<Picture> pictures) {
        String id = name.toLowerCase(Locale.ROOT);
        return new Factor(id, name, question, sentence, pictures, Rows.of(id, group, behind));
    }

    private Statistics statistics(String measure) {
        return column(measure).service().statistics(column(measure).measure().isWait());
    }

    private Group.Column column(String measure) {
        return group.columns().get(Impression.place(measure));
    }

    private Factor engagement() {
        Group.Column column = column("time-to-engage");
        Double rate = column.attainment().rate();
        Double nine = Objects.requireNonNull(statistics("time-to-engage").withWaiting())
                .p90();
        String sentence = (rate == null ? "" : Words.percent(rate) + " had somebody's attention in time; ")
                + (nine == null ? "over one in ten still waits." : "nine in ten within " + Words.work(nine) + ".");
        WaitCurve curve = new WaitCurve();
        if (!seen.engageBefore().curve().isEmpty()) {
            curve.line("before", "the time before", seen.engageBefore().curve());
        }
        curve.line("now", "this period", seen.engage().curve());
        targets(Charter.Targets::engage).forEach((level, target) -> curve.mark("target", level, target));
        Set<String> others = new TreeSet<>();
        for (Charter.Benchmark benchmark : charter.benchmarks()) {
            if (benchmark.measure().equals("time-to-engage") && benchmark.p50() != null) {
                // One name under several lines would stand on itself: the note has it.
                curve.mark("benchmark", "", Figure.seconds(benchmark.p50()));
                others.add(benchmark.name());
            }
        }
        return factor(
                "Engagement",
                "How long until somebody in IT gives my request their attention?",
                sentence,
                List.of(new Picture(
                        "Share of requests that had somebody's attention within a time",
                        curve.svg(sentence),
                        "Working time. Hollow dots still wait, and count. Vertical lines are the charter's targets"
                                + (others.isEmpty() ? "." : "; dashed ones: " + String.join(", ", others) + "."))));
    }

    /** The first line of the view. */
    String headline() {
        Statistics engage = statistics("time-to-engage");
        Double half = Objects.requireNonNull(engage.withWaiting()).p50();
        String waiting = engage.running() == 0
                ? "nobody is still waiting."
                : engage.running() == 1
                        ? "one person is still waiting."
                        : Words.grouped(engage.running()) + " people are still waiting.";
        return period.says()
                + (half == null
                        ? ", not even half of all requests had somebody's attention; "
                        : ", half of all requests had somebody's attention within " + Words.work(half)
                                + (charter.hours().always() ? "; " : " of working time; "))
                + waiting;
    }

    private Factor urgency() {
        WaitCurve curve = new WaitCurve();
        Map<String, Double> medians = new TreeMap<>();
        for (Level level : Level.values()) {
            String word = word(level);
            Sample sample = seen.engageByUrgency().get(word);
            if (sample != null) {
                curve.line("level-" + word, word, sample.curve());
                Double half = Objects.requireNonNull(sample.statistics(true).withWaiting())
                        .p50();
                if (half != null) {
                    medians.put(word, half);
                }
            }
        }
        String sentence = urgencySentence(medians);
        return factor(
                "Urgency",
                "Does IT take it as seriously as it is?",
                sentence,
                List.of(new Picture(
                        "The same, for each urgency",
                        curve.svg(sentence),
                        "If the curves lie on each other, importance decides nothing.")));
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

    private Factor ownership() {
        long[] handOffs = seen.handOffs();
        long all = 0;
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < handOffs.length; i++) {
            all += handOffs[i];
            String name = i == 0
                    ? "never handed on"
                    : i == 1 ? "once" : i == Impression.MANY ? "four times or more" : i + " times";
            bars.add(new Bar(
                    "bar",
                    name,
                    handOffs[i],
                    behind.with("measure", "hand-offs").and("which", "settled").toString()));
        }
        double unowned =
                seen.weeks().values().stream().mapToDouble(week -> week.unowned).sum();
        double open =
                seen.weeks().values().stream().mapToDouble(week -> week.open).sum();
        String sentence = all == 0
                ? "Nobody owned any of them yet."
                : Words.percent((double) handOffs[0] / all) + " were carried by one person to the end; for "
                        + Words.percent(open == 0 ? null : unowned / open)
                        + " of the time that requests were open nobody owned them.";
        return factor(
                "Ownership",
                "Does one person carry it to the end?",
                sentence,
                List.of(
                        new Picture("How often a request was handed on", Bars.rows(bars, sentence), ""),
                        new Picture(
                                "Share of open time without an owner, by week of opening",
                                weeks(
                                        week -> week.open == 0 ? null : Double.valueOf(week.unowned / week.open),
                                        "Share of open time without an owner"),
                                "")));
    }

    private Factor pace() {
        Double kept = statistics("pace-kept").mean();
        String sentence = kept == null
                ? "Nothing was under way long enough to have a pace."
                : "Customers heard something in time for " + Words.percent(kept)
                        + " of the time; half of the longest silences lasted over "
                        + Words.work(statistics("longest-silence").p50()) + ".";
        return factor(
                "Pace",
                "Is there steady progress, and do I hear of it?",
                sentence,
                List.of(new Picture(
                        "Share of the time that was on pace, by week of opening",
                        weeks(
                                week -> week.pace.n() == 0 ? null : Double.valueOf(week.pace.mean()),
                                "Share of time on pace"),
                        "")));
    }

    private Factor results() {
        Map<Outcome, Integer> outcomes = group.outcomes();
        List<Bar> parts = new ArrayList<>();
        for (Outcome outcome : List.of(Outcome.KEPT, Outcome.RENEGOTIATED, Outcome.TOLD_LATE, Outcome.BROKEN)) {
            parts.add(new Bar(
                    "outcome-" + outcome.word(),
                    outcome.word().replace('-', ' '),
                    outcomes.getOrDefault(outcome, 0),
                    behind.with("measure", "commitments-kept")
                            .and("which", "settled")
                            .toString()));
        }
        long decided = parts.stream().mapToLong(Bar::count).sum();
        String sentence = decided == 0
                ? "No promise with a date came due."
                : "Of " + Words.count(decided, "promise") + ", "
                        + parts.stream()
                                .map(part -> Words.grouped(part.count()) + " "
                                        + (part.name().equals("told late") ? "were told late" : "were " + part.name()))
                                .collect(Collectors.joining(", "))
                        + ".";
        List<Picture> pictures = new ArrayList<>();
        if (decided > 0) {
            pictures.add(new Picture(
                    "Promises: "
                            + parts.stream()
                                    .map(part -> part.name() + " " + Words.grouped(part.count()))
                                    .collect(Collectors.joining(" · ")),
                    Bars.parts(parts, sentence),
                    ""));
        }
        if (!seen.notices().isEmpty()) {
            pictures.add(new Picture(
                    "How long before the due date bad news was told",
                    Strip.svg(
                            seen.notices().stream()
                                    .limit(500)
                                    .map(notice -> new Strip.Dot(
                                            notice.seconds(),
                                            notice.request() + ": " + Words.time(notice.seconds()),
                                            Address.request(notice.request())))
                                    .toList(),
                            "told before",
                            "told after",
                            "Notice of promises that were given up"),
                    "Each dot is a promise that was given up, by the clock on the wall."));
        }
        return factor("Results", "Is the word kept?", sentence, pictures);
    }

    private Factor experience() {
        Statistics satisfaction = statistics("satisfaction");
        String sentence = satisfaction.n() == 0
                ? "Nobody has rated a request yet."
                : Words.count(satisfaction.n(), "customer") + " rated, at " + Words.percent(satisfaction.mean())
                        + " of the best on average; "
                        + Words.count(seen.watermelons().size(), "watermelon")
                        + " met every target and left the customer unhappy.";
        List<Weeks.Week> dots = new ArrayList<>();
        for (int contacts = 0; contacts <= Impression.MANY; contacts++) {
            Impression.Mean mean = seen.satisfactionByContacts()[contacts];
            dots.add(new Weeks.Week(
                    contacts == Impression.MANY ? "4 or more" : String.valueOf(contacts),
                    mean.n() == 0 ? null : mean.mean(),
                    mean.n() == 0 ? "" : Words.percent(mean.mean()) + " by " + Words.count(mean.n(), "rating")));
        }
        List<Picture> pictures = satisfaction.n() == 0
                ? List.of()
                : List.of(new Picture(
                        "Ratings, over how often the customer had to ask before somebody engaged",
                        Weeks.svg(dots, "Ratings over contacts needed"),
                        ""));
        return factor("Experience", "How easy is IT to do business with?", sentence, pictures);
    }

    private String weeks(Function<Impression.Week, @Nullable Double> share, String says) {
        List<Weeks.Week> weeks = new ArrayList<>();
        Instant from = seen.weeksFrom();
        for (long number = 0; from.isBefore(period.to()); number++) {
            Impression.Week week = seen.weeks().getOrDefault(number, new Impression.Week());
            Double value = share.apply(week);
            String name = DAY.format(from.atZone(charter.zone()));
            weeks.add(new Weeks.Week(name, value, "week of " + name + ": " + Words.percent(value)));
            from = from.plus(WEEK);
        }
        return Weeks.svg(weeks, says + ", by week");
    }

    private Map<String, Double> targets(Function<Charter.Targets, @Nullable Duration> which) {
        Map<String, Double> targets = new TreeMap<>();
        charter.targets().forEach((level, row) -> {
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
