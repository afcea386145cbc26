package dev.engagement.reporting.comparison;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figures that a set may have, the one that says most first. */
public enum ComparedKind {
    P50(SideFigures::p50),
    SHARE(SideFigures::share),
    MEAN(SideFigures::mean),
    P90(SideFigures::p90);

    private final Function<SideFigures, @Nullable Number> figure;

    ComparedKind(Function<SideFigures, @Nullable Number> figure) {
        this.figure = figure;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the figure of a side; null if it has none. */
    public @Nullable Double of(SideFigures side) {
        Number value = figure.apply(side);
        return value == null ? null : Double.valueOf(value.doubleValue());
    }
}
