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

/** Reads a scorecard's parameters. */
@Component
public class Questions {
    private final AsOfs asOfs;
    private final WhatIfs whatIfs;

    Questions(AsOfs asOfs, WhatIfs whatIfs) {
        this.asOfs = asOfs;
        this.whatIfs = whatIfs;
    }

    /** Returns the names of all parameters. */
    public static String[] parameters() {
        return new String[] {"from", "to", "by", "where", "known", "happened", "charter"};
    }

    /** Reads a question; must be called in the transaction that reads its answer. */
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
