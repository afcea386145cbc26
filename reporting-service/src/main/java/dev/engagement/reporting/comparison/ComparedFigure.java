package dev.engagement.reporting.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.engagement.events.BenchmarkFigure;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.parameters.Numbers;
import dev.engagement.reporting.report.Group;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A measure of one group, outside and ours.
 *
 * @param by the values that all requests of the group have, by the names of the dimensions
 * @param small whether a side has fewer readings than {@link #FEWEST}; then nothing is compared
 * @param gaps ours less theirs, for each figure that both have
 * @param better the side that is better by the first of these figures; null if nothing is compared
 */
public record ComparedFigure(
        String measure,
        String unit,
        Map<String, String> by,
        SideFigures outside,
        SideFigures ours,
        boolean small,
        Map<ComparedKind, Number> gaps,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Side better) {
    /** Fewest readings of either side that can be compared. */
    static final int FEWEST = 20;

    /** Outside's advantages first, the largest for its size first; then what is equal, then ours; then what is too small. */
    static final Comparator<ComparedFigure> BY_WEIGHT = Comparator.comparing(ComparedFigure::small)
            .thenComparing(ComparedFigure::better, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ComparedFigure::weight, Comparator.reverseOrder());

    /** The side that does better. */
    public enum Side {
        OUTSIDE,
        NEITHER,
        OURS;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ComparedFigure of(BenchmarkFigure figure, Measure measure, Map<String, String> by, @Nullable Group group) {
        SideFigures outside = SideFigures.of(figure);
        SideFigures ours = group == null
                ? SideFigures.NONE
                : SideFigures.of(group.columns().get(Measures.place(measure)));
        boolean small = Math.min(outside.n(), ours.n()) < FEWEST;
        Map<ComparedKind, Number> gaps = small ? Map.of() : gaps(outside, ours);
        return new ComparedFigure(
                measure.name(),
                measure.unit().word(),
                by,
                outside,
                ours,
                small,
                gaps,
                gaps.isEmpty()
                        ? null
                        : better(measure, gaps.values().iterator().next().doubleValue()));
    }

    private static Map<ComparedKind, Number> gaps(SideFigures outside, SideFigures ours) {
        Map<ComparedKind, Number> gaps = new EnumMap<>(ComparedKind.class);
        for (ComparedKind kind : ComparedKind.values()) {
            Double theirs = kind.of(outside);
            Double mine = kind.of(ours);
            if (theirs != null && mine != null) {
                gaps.put(kind, Numbers.plain(Double.valueOf(mine - theirs)));
            }
        }
        return gaps;
    }

    private static Side better(Measure measure, double gap) {
        if (gap == 0 || !Measures.hasBetter(measure)) {
            return Side.NEITHER;
        }
        return (gap > 0) == Measures.isMoreBetter(measure) ? Side.OURS : Side.OUTSIDE;
    }

    /** Returns the figure that decides which side is better; null if nothing is compared. */
    public @Nullable ComparedKind deciding() {
        return gaps.isEmpty() ? null : gaps.keySet().iterator().next();
    }

    /** Returns the share by which the deciding figure differs. */
    private double weight() {
        ComparedKind kind = deciding();
        Double theirs = kind == null ? null : kind.of(outside);
        Double mine = kind == null ? null : kind.of(ours);
        double most = theirs == null || mine == null ? 0 : Math.max(theirs, mine);
        return most == 0 || theirs == null || mine == null ? 0 : Math.abs(theirs - mine) / most;
    }
}
