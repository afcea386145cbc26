package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.parameters.Parameters;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/** Orders of the requests behind a figure. No order is by owner: nobody is measured. */
enum BehindOrder {
    /** The longest or highest first. */
    VALUE(Comparator.comparingDouble(BehindReading::value).reversed()),
    LEAST(Comparator.comparingDouble(BehindReading::value)),
    OPENED(Comparator.comparing(BehindReading::opened)),
    NEWEST(Comparator.comparing(BehindReading::opened).reversed()),
    TEAM(Comparator.comparing(BehindReading::team)),
    /** Those that missed their target first. */
    TARGET(Comparator.comparing((BehindReading reading) -> !reading.isMissed())),
    REQUEST(Comparator.comparing(BehindReading::request));

    /** The name of the parameter. */
    static final String PARAMETER = "sort";

    private final Comparator<BehindReading> order;

    BehindOrder(Comparator<BehindReading> order) {
        this.order = order;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the order; those alike are in the order of their ids. */
    Comparator<BehindReading> order() {
        return order.thenComparing(BehindReading::request);
    }

    static BehindOrder read(Parameters parameters) {
        return Objects.requireNonNullElse(parameters.oneOf(PARAMETER, values(), BehindOrder::word), VALUE);
    }
}
