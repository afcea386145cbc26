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
import dev.engagement.reporting.report.Weighing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads a scorecard's parameters. */
@Component
public class Questions {
    /** The name of the parameter that says how often each request counts. */
    public static final String WEIGH = "weigh";

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

    /** Returns the names of all parameters, also of those that only a scorecard has. */
    static String[] ofScorecard() {
        return Stream.concat(Arrays.stream(parameters()), Stream.of(EarlierPeriod.PARAMETER, WEIGH))
                .toArray(String[]::new);
    }

    /** Reads how often each request counts: once, unless something else is asked for. */
    public static Weighing weighing(Parameters parameters) {
        return Objects.requireNonNullElse(
                parameters.oneOf(WEIGH, Weighing.values(), Weighing::word), Weighing.REQUESTS);
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
