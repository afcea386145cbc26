package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.page.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the six factors, as the view shows it: a sentence, a picture, a table.
 *
 * @param id its name, as an anchor
 * @param question of the customer
 */
public record Factor(
        String id, String name, String question, String sentence, List<Picture> pictures, List<FigureRow> rows) {

    /** A picture with its caption; {@code note} says how to read it. */
    public record Picture(String caption, String svg, String note) {}

    /** A figure, and that of the earlier period; the latter is empty if there is none. */
    public record Paired(String now, String before) {}

    /**
     * A measure's figures.
     *
     * @param middle the median, or the mean of a share
     * @param exact the same on both clocks, as numbers
     * @param target how many met it; null if it has none
     * @param direction of the figure that counts those waiting, if there is one
     * @param settled opens the requests behind it
     * @param waiting opens those still running
     * @param misses how many missed their target
     * @param missed opens these
     */
    public record FigureRow(
            String measure,
            String name,
            String definition,
            int n,
            int running,
            Paired middle,
            String exact,
            Paired nine,
            Paired withWaiting,
            @Nullable Paired target,
            Direction direction,
            Address settled,
            Address waiting,
            int misses,
            Address missed) {}
}
