package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.page.scorecard.Splits.Split;
import dev.engagement.reporting.parameters.Parameters;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Orders of a split's groups; those without the figure come last, and those alike stay in the order of their names. */
enum Rank {
    NAME((_, _) -> 0),
    REQUESTS(Comparator.comparingInt(Split::requests).reversed()),
    /** The worst first, like the orders that follow. */
    IN_TIME(by(Measured::inTime, Comparator.naturalOrder())),
    CHANGE(by(Measured::change, Comparator.naturalOrder())),
    HALF(by(Measured::half, Comparator.reverseOrder()));

    /** The name of the parameter. */
    static final String PARAMETER = "rank";

    private final Comparator<Split> order;

    /**
     * The figures by which groups are ordered.
     *
     * @param half infinite if more than half still wait
     * @param change of the share in time
     */
    public record Measured(
            @Nullable Double inTime,
            @Nullable Double half,
            @Nullable Double change) {}

    Rank(Comparator<Split> order) {
        this.order = order;
    }

    private static Comparator<Split> by(Function<Measured, @Nullable Double> figure, Comparator<Double> order) {
        return Comparator.comparing(split -> figure.apply(split.measured()), Comparator.nullsLast(order));
    }

    Comparator<Split> order() {
        return order;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Rank read(Parameters parameters) {
        return Objects.requireNonNullElse(parameters.oneOf(PARAMETER, values(), Rank::word), NAME);
    }
}
