package dev.engagement.reporting.scorecards;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.parameters.AsOfs;
import dev.engagement.reporting.parameters.AsOfs.Asked;
import dev.engagement.reporting.parameters.Dimensions;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.parameters.WhatIfs;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what a scorecard is asked for. */
@Component
public class Questions {
    private final AsOfs asOfs;
    private final WhatIfs whatIfs;

    Questions(AsOfs asOfs, WhatIfs whatIfs) {
        this.asOfs = asOfs;
        this.whatIfs = whatIfs;
    }

    /** The parameters there are. */
    public static String[] parameters() {
        return new String[] {"from", "to", "by", "where", "known", "happened", "charter"};
    }

    /** Must be called in the transaction that reads what it is asked of. */
    public Question read(Parameters parameters) {
        Asked asked = asOfs.read(parameters);
        Instant from = parameters.instant("from");
        Instant to = parameters.instant("to");
        Parameters.requireSpan(from, to);
        List<Dimension> by = parameters.all("by").stream()
                .map(word -> Dimensions.named("by", word))
                .distinct()
                .toList();
        Cohort cohort =
                new Cohort(from, to, Dimensions.where(parameters), asked.asOf(), whatIfs.read(parameters, asked));
        return new Question(cohort, by, asked);
    }
}
