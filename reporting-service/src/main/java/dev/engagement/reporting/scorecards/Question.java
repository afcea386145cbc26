package dev.engagement.reporting.scorecards;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.parameters.AsOfs.Asked;
import java.util.List;

/**
 * A question that a scorecard answers.
 *
 * @param by the dimensions of the split
 */
public record Question(Cohort cohort, List<Dimension> by, Asked asked) {}
