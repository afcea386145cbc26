package dev.engagement.reporting.page.figures;

/**
 * A figure that differs, in words.
 *
 * @param group the values of its split, or "all"
 * @param measure its name for people
 * @param difference with its sign; "–" where one side has no such figure
 */
public record FigureChange(
        String group,
        String measure,
        String definition,
        String figure,
        String before,
        String after,
        String difference) {}
