package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.scorecards.Scorecards;
import dev.engagement.reporting.scorecards.WideQuestions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts the requests of a view. */
@Component
class Tallies {
    private static final Duration TREND = Duration.ofDays(84);

    private final Frames frames;
    private final Scorecards scorecards;
    private final WideQuestions wideQuestions;

    Tallies(Frames frames, Scorecards scorecards, WideQuestions wideQuestions) {
        this.wideQuestions = wideQuestions;
        this.frames = frames;
        this.scorecards = scorecards;
    }

    /** The period's requests, those of the period that it is compared with, what the pictures show, and how far groups lie apart. */
    record Tally(ScorecardPair now, ScorecardPair before, Impression seen, Spreads spreads) {}

    Tally of(Asking asking) {
        return wideQuestions.inTurn(List.of(asking.question().cohort(), asking.before()), () -> count(asking));
    }

    private Tally count(Asking asking) {
        Impression seen = new Impression(weeks(asking.period()), asking.weighing());
        Spreads spreads = new Spreads(asking.weighing());
        return new Tally(now(asking, seen, spreads), before(asking), seen, spreads);
    }

    private ScorecardPair now(Asking asking, Impression seen, Spreads spreads) {
        Cohort cohort = asking.question().cohort();
        Period period = asking.period();
        ScorecardPair cards = ScorecardPair.of(asking);
        scorecards.each(
                withWeeks(cohort, period, seen.calendar()),
                told -> {
                    if (period.includes(told.waited().opened())) {
                        seen.add(told);
                        cards.add(told);
                        spreads.add(told);
                    } else {
                        seen.addToWeek(told);
                    }
                },
                wait -> {
                    if (period.includes(wait.opened())) {
                        cards.whole().addBeside(wait);
                    }
                });
        scorecards.countTogether(cohort, cards.whole());
        Silences silences = seen.silences();
        scorecards.courses(cohort, silences.worst()).forEach(silences::show);
        return cards;
    }

    private ScorecardPair before(Asking asking) {
        ScorecardPair cards = ScorecardPair.of(asking);
        scorecards.each(asking.before(), cards::add, cards.whole()::addBeside);
        scorecards.countTogether(asking.before(), cards.whole());
        return cards;
    }

    private CalendarWeeks weeks(Period period) {
        Instant from =
                period.span().compareTo(TREND) > 0 ? period.from() : period.to().minus(TREND);
        return CalendarWeeks.from(from, frames.charter().zone());
    }

    /** Returns the cohort with all weeks of the trends; the last one is whole as well, also where the period ends within it. */
    private static Cohort withWeeks(Cohort cohort, Period period, CalendarWeeks weeks) {
        Instant end = weeks.start(weeks.number(period.to().minusNanos(1)) + 1);
        return cohort.during(weeks.start(0), end);
    }
}
