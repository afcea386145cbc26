package dev.engagement.reporting.report.door;

import dev.engagement.reporting.door.AsOfs.Asked;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import java.util.List;

/**
 * What a scorecard is asked for.
 *
 * @param by what it is split by
 */
public record Question(Cohort cohort, List<Dimension> by, Asked asked) {}
