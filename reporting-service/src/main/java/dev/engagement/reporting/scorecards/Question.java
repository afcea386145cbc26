package dev.engagement.reporting.scorecards;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.parameters.AsOfs.Asked;
import java.util.List;

/**
 * What a scorecard is asked for.
 *
 * @param by what it is split by
 */
public record Question(Cohort cohort, List<Dimension> by, Asked asked) {}
