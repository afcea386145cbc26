package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import java.time.Instant;

/**
 * How far a commitment has come.
 *
 * @param percent 0 to 100
 * @param commitment of those still to be delivered then, the one due first
 * @param due its due date as it stood then
 */
public record Progress(Recorded report, double percent, Commitment commitment, Instant due) {}
