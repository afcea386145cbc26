package dev.engagement.reporting.page.figures;

import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.words.Words;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Figures of measures in words. */
public final class FigureWords {
    private static final List<String> LEVELS = List.of("critical", "high", "medium", "low");
    private static final Set<Measure> RATINGS = Set.of(Measures.SATISFACTION, Measures.EFFORT);

    private FigureWords() {}

    /** Returns whether a measure is said as customers rate. */
    public static boolean isRating(Measure measure) {
        return RATINGS.contains(measure);
    }

    public static String value(Unit unit, @Nullable Double value) {
        return switch (unit) {
            case SECONDS -> Words.work(value);
            case RATIO -> Words.percent(value);
            case LEVEL -> value == null ? "–" : LEVELS.get((int) Math.clamp(Math.round(value), 1, 4) - 1);
            case COUNT, INDEX -> Words.number(value);
        };
    }

    /** Returns a value of a measure, a rating as customers give it. */
    public static String value(Measure measure, @Nullable Double value) {
        return isRating(measure) ? Words.rating(value) : value(measure.unit(), value);
    }
}
