package dev.engagement.reporting.report.door;

import dev.engagement.reporting.door.AsOfs.Asked;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import java.util.List;

/**
 * A question that a scorecard answers.
 *
 * @param by the dimensions of the split
 */
public record Question(Cohort cohort, List<Dimension> by, Asked asked) {}
