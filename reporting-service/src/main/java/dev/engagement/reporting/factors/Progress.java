package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import java.time.Instant;

/**
 * The reported progress of a commitment.
 *
 * @param percent 0 to 100
 * @param commitment the open one that was due first at the report
 * @param due its due date at the report
 */
public record Progress(Recorded report, double percent, Commitment commitment, Instant due) {}
