package dev.engagement.reporting.scorecards;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.report.Weighing;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/scorecard}: the figures of a cohort. */
@RestController
class ScorecardDoor {
    private final Questions questions;
    private final Scorecards scorecards;

    ScorecardDoor(Questions questions, Scorecards scorecards) {
        this.questions = questions;
        this.scorecards = scorecards;
    }

    @GetMapping("/v1/scorecard")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ScorecardAnswer scorecard(HttpServletRequest request) {
        Parameters parameters = new Parameters(request, Questions.ofScorecard());
        Question question = questions.read(parameters);
        Weighing weighing = Questions.weighing(parameters);
        EarlierPeriod earlier = EarlierPeriod.read(parameters);
        // Refused before anything is folded, if there is no period to compare.
        Cohort before = earlier == null ? null : questions.earlier(question.cohort(), earlier);
        ScorecardAnswer answer =
                ScorecardAnswer.of(question, scorecards.of(question.cohort(), question.by(), weighing));
        return before == null ? answer : answer.beside(before, scorecards.of(before, question.by(), weighing));
    }
}
