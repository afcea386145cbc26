package dev.engagement.reporting.page.scorecard;

import dev.engagement.events.Pact.Attained;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.figures.FigureWords;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Group;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The share that stands for a factor.
 *
 * @param factor its anchor in the view
 * @param says the words that follow the share
 * @param below a reading below it is a miss; 0 if the charter's targets decide
 * @param promised the share that a charter may promise
 */
public record KeyFigure(
        String factor,
        Measure measure,
        String says,
        double below,
        @Nullable Attained promised) {
    private static final double ALL = 1;
    private static final double HALF = 0.5;

    /** One for each factor, in their order. */
    static final List<KeyFigure> EACH = List.of(
            new KeyFigure(
                    "engagement",
                    Measures.TIME_TO_ENGAGE,
                    "of requests had somebody's attention in time",
                    0,
                    Attained.ENGAGE),
            new KeyFigure("urgency", Measures.TARGETS_MET, "of the charter's targets were met", ALL, null),
            new KeyFigure("ownership", Measures.SEEN_THROUGH, "were carried to the end by one person", ALL, null),
            new KeyFigure("pace", Measures.PACE_KEPT, "had news in time all along", 0, Attained.PACE),
            new KeyFigure("results", Measures.COMMITMENTS_KEPT, "of promises were kept", ALL, Attained.PROMISE),
            new KeyFigure("experience", Measures.SATISFACTION, "on average, by those who rated", HALF, null));

    /** Returns the share that stands for a promise of the charter. */
    public static KeyFigure of(Attained promise) {
        return switch (promise) {
            case ENGAGE -> EACH.getFirst();
            case OWN -> new KeyFigure("ownership", Measures.TIME_TO_OWN, "had an owner in time", 0, promise);
            case RESOLVE ->
                new KeyFigure("results", Measures.TIME_TO_RESOLVE_OURS, "were resolved in time", 0, promise);
            case PACE, PROMISE ->
                EACH.stream()
                        .filter(figure -> figure.promised() == promise)
                        .findFirst()
                        .orElseThrow();
        };
    }

    /** Returns the share; null if nothing is decided. */
    public @Nullable Double share(Group group) {
        Group.Column column = column(group);
        return isJudged()
                ? column.attainment().rate()
                : column.service().statistics(false).mean();
    }

    /** Returns a share in words. */
    public String words(@Nullable Double share) {
        return FigureWords.isRating(measure) ? Words.rating(share) : Words.percent(share);
    }

    Direction direction(@Nullable Double now, @Nullable Double before) {
        return FigureWords.isRating(measure) ? Direction.of(measure, now, before) : Direction.ofShares(now, before);
    }

    /** Returns how many readings the share is of. */
    public int decided(Group group) {
        Group.Column column = column(group);
        return isJudged()
                ? column.attainment().met() + column.attainment().missed()
                : column.service().statistics(false).n();
    }

    public int misses(Group group) {
        Group.Column column = column(group);
        return isJudged() ? column.attainment().missed() : column.service().count(value -> value < below);
    }

    /** Returns the address of the list of all misses. */
    public Address missed(Address behind) {
        Address one = behind.with("measure", measure.name());
        return isJudged()
                ? one.and("which", "missed")
                : one.and("which", "settled").and("value", "<" + (below == ALL ? "1" : String.valueOf(below)));
    }

    private Group.Column column(Group group) {
        return group.columns().get(Measures.place(measure));
    }

    private boolean isJudged() {
        return below == 0;
    }
}
