package dev.engagement.reporting.scorecards;

import dev.engagement.reporting.parameters.Parameters;
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
        Question question = questions.read(new Parameters(request, Questions.parameters()));
        return ScorecardAnswer.of(question, scorecards.of(question.cohort(), question.by()));
    }
}
