package dev.engagement.reporting.report.door;

import dev.engagement.reporting.door.AsOfs;
import dev.engagement.reporting.door.AsOfs.Asked;
import dev.engagement.reporting.door.Dimensions;
import dev.engagement.reporting.door.Parameters;
import dev.engagement.reporting.door.WhatIfs;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.readings.Cohort;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/scorecard}: the figures of a cohort. */
@RestController
class ScorecardDoor {
    private final AsOfs asOfs;
    private final WhatIfs whatIfs;
    private final Scorecards scorecards;

    ScorecardDoor(AsOfs asOfs, WhatIfs whatIfs, Scorecards scorecards) {
        this.asOfs = asOfs;
        this.whatIfs = whatIfs;
        this.scorecards = scorecards;
    }

    @GetMapping("/v1/scorecard")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<String, @Nullable Object> scorecard(HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "from", "to", "by", "where", "known", "happened", "charter");
        Asked asked = asOfs.read(parameters);
        Instant from = parameters.instant("from");
        Instant to = parameters.instant("to");
        if (from != null && to != null && !from.isBefore(to)) {
            throw Parameters.invalid("to", "must be later than \"from\"");
        }
        List<Dimension> by = parameters.all("by").stream()
                .map(word -> Dimensions.named("by", word))
                .distinct()
                .toList();
        Cohort cohort =
                new Cohort(from, to, Dimensions.where(parameters), asked.asOf(), whatIfs.read(parameters, asked));
        return ScorecardAnswer.of(cohort, asked, scorecards.of(cohort, by));
    }
}
