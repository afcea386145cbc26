package dev.engagement.reporting.scorecards;

import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.parameters.AsOfs;
import dev.engagement.reporting.parameters.AsOfs.Asked;
import dev.engagement.reporting.parameters.Dimensions;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.parameters.Scopes;
import dev.engagement.reporting.parameters.WhatIfs;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads a scorecard's parameters. */
@Component
public class Questions {
    private final AsOfs asOfs;
    private final WhatIfs whatIfs;
    private final PublishedCharters charters;

    Questions(AsOfs asOfs, WhatIfs whatIfs, PublishedCharters charters) {
        this.asOfs = asOfs;
        this.whatIfs = whatIfs;
        this.charters = charters;
    }

    /** Returns the names of all parameters. */
    public static String[] parameters() {
        return new String[] {"from", "to", "by", "where", "known", "happened", "charter"};
    }

    /** Returns the names of all parameters, also of the one that asks for a comparison. */
    static String[] withCompare() {
        return Stream.concat(Arrays.stream(parameters()), Stream.of(EarlierPeriod.PARAMETER))
                .toArray(String[]::new);
    }

    /** Returns the same cohort of an earlier period, by days and months of the charter's zone as it was known. */
    public Cohort earlier(Cohort cohort, EarlierPeriod earlier) {
        return earlier.of(cohort, charters.latest(cohort.asOf().known()).zone());
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
        Cohort cohort = new Cohort(
                from,
                to,
                Scopes.ofReader(),
                Dimensions.where(parameters),
                asked.asOf(),
                whatIfs.read(parameters, asked));
        return new Question(cohort, by, asked);
    }
}
