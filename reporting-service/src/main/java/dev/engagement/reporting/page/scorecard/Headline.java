package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Weighing;
import java.util.Objects;

/** Says the first line of the view: whether it is getting better, and who is left waiting. */
final class Headline {
    private Headline() {}

    static String of(Shown shown, Summary summary) {
        String verdict = summary.verdict();
        return (shown.asking().weighing() == Weighing.CUSTOMERS ? "By customers affected: " : "")
                + (verdict == null ? shown.period().says() + ", " : verdict + ": ")
                + attention(shown, summary.lines().getFirst()) + "; " + waiting(shown.seen()) + ".";
    }

    private static String attention(Shown shown, Summary.SummaryLine line) {
        if (line.decided() > 0) {
            return line.share() + " " + line.figure()
                    + (line.direction() == Direction.UNKNOWN ? "" : " (" + line.before() + ")");
        }
        Double half = Objects.requireNonNull(
                        shown.statistics(Measures.TIME_TO_ENGAGE).withWaiting())
                .p50();
        return half == null
                ? "not even half of all requests had somebody's attention"
                : "half of all requests had somebody's attention within " + Words.work(half);
    }

    private static String waiting(Impression seen) {
        String late = seen.late() == 0
                ? "nobody waits past a promise"
                : Words.grouped(seen.late())
                        + (seen.late() == 1 ? " waits past its promise" : " wait past their promise");
        return seen.neverAttended() == 0
                ? late
                : late + ", " + Words.grouped(seen.neverAttended()) + (seen.neverAttended() == 1 ? " was" : " were")
                        + " never attended to";
    }
}
