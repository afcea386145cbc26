package dev.engagement.reporting.report.door;

import dev.engagement.events.Charter;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.measures.Account;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.readings.Cohort;
import dev.engagement.reporting.readings.Cohorts;
import dev.engagement.reporting.readings.Cohorts.ToFold;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.web.Problem;
import dev.engagement.web.Refused;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes scorecards, from what is kept as far as it holds, and from the stories otherwise. */
@Component
class Scorecards {
    private final Cohorts cohorts;
    private final History history;
    private final Charters charters;
    private final long refoldLimit;

    Scorecards(
            Cohorts cohorts,
            History history,
            Charters charters,
            @Value("${engagement.refold-limit}") long refoldLimit) {
        this.cohorts = cohorts;
        this.history = history;
        this.charters = charters;
        this.refoldLimit = refoldLimit;
    }

    /** A version of a charter that judged somebody in a scorecard. */
    record Judging(String name, int version) implements Comparable<Judging> {
        private static final Comparator<Judging> ORDER =
                Comparator.comparing(Judging::name).thenComparingInt(Judging::version);

        @Override
        public int compareTo(Judging other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * A scorecard.
     *
     * @param benchmarks of the charter in force
     */
    record Made(Scorecard card, SortedSet<Judging> judges, List<Charter.Benchmark> benchmarks) {}

    Made of(Cohort cohort, List<Dimension> by) {
        List<ToFold> toFold = cohorts.toFold(cohort);
        refuseTooMany(toFold.stream().mapToLong(ToFold::entries).sum());
        Made made = new Made(
                new Scorecard(by),
                new TreeSet<>(),
                charters.judging(cohort.asOf().at(), cohort.asOf()).charter().benchmarks());
        cohorts.lines(cohort, by, line -> {
            made.card().add(line.dimensions(), line.figures(), line.anomalies(), line.waited());
            made.judges().add(new Judging(line.charter(), line.version()));
        });
        List<String> subjects = toFold.stream().map(ToFold::subject).toList();
        history.stories(subjects, cohort.asOf().known(), (subject, entries) -> {
            Account account = Account.of(Story.of(entries, cohort.asOf()), charters);
            Course course = account.course();
            if (course != null && cohort.includes(course)) {
                made.card()
                        .add(
                                course.dimensions(),
                                Figures.of(account),
                                account.anomalies().size(),
                                Wait.of(course));
                made.judges()
                        .add(new Judging(
                                course.judge().charter().name(), course.judge().version()));
            } else if (course != null && cohort.spans(course)) {
                made.card().addBeside(Wait.of(course));
            }
        });
        cohorts.beside(cohort, made.card().queues(), made.card()::addBeside);
        made.card().countOvertaken();
        return made;
    }

    private void refuseTooMany(long entries) {
        if (entries > refoldLimit) {
            throw new Refused(new Problem(
                    "too-much-to-fold",
                    422,
                    "Too much to fold for one answer",
                    "This would fold " + entries + " entries anew, where " + refoldLimit
                            + " are allowed. Narrow it down, or start a job with POST /v1/replays.",
                    null));
        }
    }
}
