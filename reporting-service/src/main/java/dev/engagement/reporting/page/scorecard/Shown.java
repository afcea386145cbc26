package dev.engagement.reporting.page.scorecard;

import dev.engagement.events.Charter;
import dev.engagement.events.Pact.Attained;
import dev.engagement.reporting.calendar.Span;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.picture.Heard;
import dev.engagement.reporting.page.picture.Hours;
import dev.engagement.reporting.page.picture.Weeks;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cohort whose six factors are shown, beside the same requests of an earlier period.
 *
 * @param judge the charter whose targets are shown
 * @param behind the address that lists the requests behind a figure
 */
record Shown(Asking asking, Judge judge, Tallies.Tally tally, Address behind) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    /** The undecided share above which a week is too young to be judged. */
    private static final double YOUNG = 0.1;

    private static final Duration LATELY = Duration.ofDays(14);

    Period period() {
        return asking.period();
    }

    /** Returns the period that it is compared with, in words. */
    String than() {
        return asking.than();
    }

    Group group() {
        return tally.now().group();
    }

    /** Returns the figures of the earlier period. */
    Group before() {
        return tally.before().group();
    }

    Impression seen() {
        return tally.seen();
    }

    /** Returns the instant up to which running clocks count. */
    private Instant at() {
        return asking.question().cohort().asOf().at();
    }

    Charter charter() {
        return judge.charter();
    }

    List<Factor> factors() {
        Attention attention = new Attention(this);
        Carrying carrying = new Carrying(this);
        Outcomes outcomes = new Outcomes(this);
        return List.of(
                attention.engagement(),
                attention.urgency(),
                carrying.ownership(),
                carrying.pace(),
                outcomes.results(),
                outcomes.experience());
    }

    Factor factor(String name, String question, String sentence, List<Factor.Picture> pictures) {
        String id = name.toLowerCase(Locale.ROOT);
        return new Factor(id, name, question, sentence, pictures, Rows.of(id, this));
    }

    /** Draws a share over the weeks in which requests were opened, to show whether it is getting better. */
    Factor.Picture trend(String says, Function<Impression.Week, Mean> share) {
        return trend(says, share, Words::percent, null);
    }

    /**
     * Draws the same with words for its values.
     *
     * @param promised the share that a charter may promise
     */
    Factor.Picture trend(
            String says,
            Function<Impression.Week, Mean> share,
            Function<@Nullable Double, String> words,
            @Nullable Attained promised) {
        List<Weeks.Week> weeks = new ArrayList<>();
        CalendarWeeks calendar = seen().calendar();
        for (long number = 0; calendar.start(number).isBefore(period().to()); number++) {
            Mean mean = share.apply(seen().weeks().getOrDefault(number, new Impression.Week()));
            String name = DAY.format(calendar.monday(number));
            boolean isYoung = at().isBefore(calendar.start(number + 1))
                    || mean.undecided() > YOUNG * (mean.undecided() + mean.n());
            weeks.add(new Weeks.Week(
                    name,
                    mean.share(),
                    "week of " + name + ": " + words.apply(mean.share())
                            + (mean.undecided() == 0 ? "" : ", " + Words.grouped(mean.undecided()) + " undecided"),
                    isYoung));
        }
        boolean hasYoung = weeks.stream().anyMatch(week -> week.isYoung() && week.share() != null);
        return new Factor.Picture(
                says + ", by week of opening",
                Weeks.svg(
                        weeks,
                        says + ", by week",
                        words::apply,
                        promised == null ? null : charter().pact().attainment().get(promised)),
                hasYoung ? "Weeks begin on Monday. A hollow one is too young: its share may still change." : "");
    }

    /** Draws the messages that customers of open requests got lately, the longest silent first. */
    Factor.Picture heard() {
        Silences silences = seen().silences();
        Span lately = new Span(at().minus(LATELY), at());
        Heard heard = new Heard(lately, charter().zone(), Hours.shaded(judge, lately.from(), lately.to()));
        silences.rows().forEach(heard::row);
        String says = (silences.tooLong() == 0
                        ? "No open request that somebody works on has"
                        : Words.grouped(silences.tooLong()) + " of " + Words.grouped(silences.open())
                                + " open requests that somebody works on "
                                + (silences.tooLong() == 1 ? "has" : "have"))
                + " been silent for longer than agreed";
        return new Factor.Picture(
                says,
                heard.svg(says),
                "A row is a request, a dot a word to its customer in the last two weeks, a bar a silence that was longer than"
                        + " agreed. Working hours are shaded."
                        + (silences.open() > silences.rows().size()
                                ? " The longest silent are shown; the board has them all."
                                : ""));
    }

    Statistics statistics(Measure measure) {
        return column(measure).service().statistics(column(measure).measure().countsWaiting());
    }

    /** Returns a measure's readings of the earlier period. */
    Group.Column columnBefore(Measure measure) {
        return before().columns().get(Measures.place(measure));
    }

    Group.Column column(Measure measure) {
        return group().columns().get(Measures.place(measure));
    }
}
