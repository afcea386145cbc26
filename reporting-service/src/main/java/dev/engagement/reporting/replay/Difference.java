package dev.engagement.reporting.replay;

import dev.engagement.reporting.measures.Figure;
import java.util.List;

/**
 * A difference of a measure's figures between two replays of one request.
 *
 * @param measure its name
 * @param before one figure, or one for each commitment; none if the question did not arise or the request did not count
 * @param causes in the order in which they were tried; never empty
 */
public record Difference(String measure, List<Figure> before, List<Figure> after, List<Cause> causes) {}
