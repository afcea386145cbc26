package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.figures.FigureWords;
import org.jspecify.annotations.Nullable;

/** The way in which a figure has changed: a word for readers, and a sign for those who glance. */
enum Direction {
    BETTER("▲", "better"),
    WORSE("▼", "worse"),
    SAME("=", "about the same"),
    HIGHER("↑", "higher"),
    LOWER("↓", "lower"),
    UNKNOWN("", "–");

    /** Bounds of a difference that is none: a percentage point of a share, a tenth of a rating of five, a twentieth of any other figure. */
    private static final double POINT = 0.01;

    private static final double TENTH_OF_FIVE = 0.1 / 4;

    private static final double TWENTIETH = 0.05;

    private final String sign;
    private final String word;

    Direction(String sign, String word) {
        this.sign = sign;
        this.word = word;
    }

    public String sign() {
        return sign;
    }

    public String word() {
        return word;
    }

    /** Compares shares of which more is better. */
    static Direction ofShares(@Nullable Double now, @Nullable Double before) {
        return of(now, before, POINT, true);
    }

    /** Compares a measure's figures; a median that is never reached is infinite. */
    static Direction of(Measure measure, @Nullable Double now, @Nullable Double before) {
        if (now == null || before == null) {
            return UNKNOWN;
        }
        double most = Math.max(Math.abs(now), Math.abs(before));
        double bound =
                measure.unit() == Unit.RATIO ? FigureWords.isRating(measure) ? TENTH_OF_FIVE : POINT : TWENTIETH * most;
        Direction direction = of(now, before, bound, Measures.isMoreBetter(measure));
        if (direction != SAME && !Measures.hasBetter(measure)) {
            return now > before ? HIGHER : LOWER;
        }
        return direction;
    }

    private static Direction of(@Nullable Double now, @Nullable Double before, double bound, boolean isMoreBetter) {
        if (now == null || before == null) {
            return UNKNOWN;
        }
        // Two that are infinite have no difference; one that is has one beyond any bound.
        if (now.equals(before) || Double.isFinite(bound) && Math.abs(now - before) < bound) {
            return SAME;
        }
        return (now > before) == isMoreBetter ? BETTER : WORSE;
    }
}
