package dev.engagement.reporting.report.door;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.measures.Account;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.readings.Cohorts;
import dev.engagement.reporting.readings.Cohorts.ToFold;
import dev.engagement.reporting.report.Judging;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.web.Problem;
import dev.engagement.web.Refused;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes scorecards, from what is kept as far as it holds, and from the stories otherwise. */
@Component
class Scorecards {
    private final Cohorts cohorts;
    private final History history;
    private final long refoldLimit;

    Scorecards(Cohorts cohorts, History history, @Value("${engagement.refold-limit}") long refoldLimit) {
        this.cohorts = cohorts;
        this.history = history;
        this.refoldLimit = refoldLimit;
    }

    Scorecard of(Cohort cohort, List<Dimension> by) {
        List<ToFold> toFold = cohorts.toFold(cohort);
        refuseTooMany(toFold.stream().mapToLong(ToFold::entries).sum());
        Scorecard card = new Scorecard(by);
        cohorts.lines(
                cohort,
                by,
                line -> card.add(
                        line.dimensions(),
                        line.figures(),
                        line.anomalies(),
                        line.waited(),
                        new Judging(line.charter(), line.version())));
        List<String> subjects = toFold.stream().map(ToFold::subject).toList();
        history.stories(subjects, cohort.asOf().known(), (subject, entries) -> {
            Account account = Account.of(Story.of(entries, cohort.asOf()), cohort.charters());
            Course course = account.course();
            if (course != null && cohort.includes(course)) {
                card.add(
                        course.dimensions(),
                        Figures.of(account),
                        account.anomalies().size(),
                        Wait.of(course),
                        Judging.of(course.judge()));
            } else if (course != null && cohort.spans(course)) {
                card.addBeside(Wait.of(course));
            }
        });
        cohorts.beside(cohort, card.queues(), card::addBeside);
        card.countOvertaken();
        return card;
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
