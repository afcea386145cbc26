package dev.engagement.reporting.page.scorecard;

import dev.engagement.events.Charter;
import dev.engagement.reporting.calendar.Span;
import dev.engagement.reporting.factors.Judge;
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
 * A cohort whose six factors are shown.
 *
 * @param at the instant up to which running clocks count
 * @param judge the charter whose targets are shown
 * @param behind the address that lists the requests behind a figure
 */
record Shown(Period period, Instant at, Judge judge, Group group, Impression seen, Address behind) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration LATELY = Duration.ofDays(14);

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

    /** Returns the first line of the view. */
    String headline() {
        return new Attention(this).headline();
    }

    Factor factor(String name, String question, String sentence, List<Factor.Picture> pictures) {
        String id = name.toLowerCase(Locale.ROOT);
        return new Factor(id, name, question, sentence, pictures, Rows.of(id, group, behind));
    }

    /** Draws a share over the weeks in which requests were opened, to show whether it is getting better. */
    Factor.Picture trend(String says, Function<Impression.Week, @Nullable Double> share) {
        List<Weeks.Week> weeks = new ArrayList<>();
        Instant from = seen.weeksFrom();
        for (long number = 0; from.isBefore(period.to()); number++) {
            Double value = share.apply(seen.weeks().getOrDefault(number, new Impression.Week()));
            String name = DAY.format(from.atZone(charter().zone()));
            weeks.add(new Weeks.Week(name, value, "week of " + name + ": " + Words.percent(value)));
            from = from.plus(WEEK);
        }
        return new Factor.Picture(says + ", by week of opening", Weeks.svg(weeks, says + ", by week"), "");
    }

    /** Draws the messages that customers of open requests got lately, the longest silent first. */
    Factor.Picture heard() {
        Silences silences = seen.silences();
        Span lately = new Span(at.minus(LATELY), at);
        Heard heard = new Heard(lately, charter().zone(), Hours.shaded(judge, lately.from(), lately.to()));
        silences.worst().forEach(silent -> heard.row(silent.row()));
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
                        + (silences.open() > silences.worst().size()
                                ? " The longest silent are shown; the board has them all."
                                : ""));
    }

    Statistics statistics(String measure) {
        return column(measure).service().statistics(column(measure).measure().isWait());
    }

    Group.Column column(String measure) {
        return group.columns().get(Impression.place(measure));
    }
}
