package dev.engagement.reporting.page.figures;

import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.page.words.Words;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Figures of a measure in a scorecard's answer that differences name, the one that matters most first. */
enum FigureKind {
    ATTAINED("attainment.rate", "target met"),
    HALF_WITH_WAITING("withWaiting.p50", "half, with those waiting"),
    MEAN("mean", "mean"),
    HALF("p50", "half within"),
    KEPT("outcomes.kept", "kept"),
    RENEGOTIATED("outcomes.renegotiated", "renegotiated"),
    TOLD_LATE("outcomes.told-late", "told late"),
    BROKEN("outcomes.broken", "broken"),
    MISSED("attainment.missed", "missed their target"),
    MET("attainment.met", "met their target"),
    UNDECIDED("attainment.undecided", "may still meet their target"),
    NINE_WITH_WAITING("withWaiting.p90", "nine in ten, with those waiting"),
    NINE("p90", "nine in ten within"),
    MOST("max", "most"),
    SETTLED("n", "settled"),
    RUNNING("running", "running"),
    ENDED("ended", "ended without");

    /** The clock on which targets are judged; the other one's figures repeat it. */
    private static final String SERVICE = "service.";

    private final String path;
    private final String says;

    FigureKind(String path, String says) {
        this.path = path;
        this.says = says;
    }

    /** Returns the figure at a path; empty for one that the scorecard does not say. */
    static Optional<FigureKind> at(String path) {
        String plain = path.startsWith(SERVICE) ? path.substring(SERVICE.length()) : path;
        return Arrays.stream(values()).filter(kind -> kind.path.equals(plain)).findFirst();
    }

    /** Returns what the figure is called; the mean of a share is the share itself. */
    String says(Measure measure) {
        return this == MEAN && measure.unit() == Unit.RATIO
                ? FigureWords.isRating(measure) ? "on average" : "share"
                : says;
    }

    String value(Measure measure, @Nullable Double value) {
        return switch (this) {
            case ATTAINED -> Words.percent(value);
            case HALF_WITH_WAITING, NINE_WITH_WAITING, HALF, NINE, MOST -> FigureWords.value(measure, value);
            case MEAN ->
                measure.unit() == Unit.LEVEL || measure.unit() == Unit.COUNT
                        ? Words.number(value)
                        : FigureWords.value(measure, value);
            default -> Words.number(value);
        };
    }

    /** Returns a difference with its sign; shares differ in points. */
    String difference(Measure measure, double difference) {
        String sign = difference > 0 ? "+" : "−";
        double size = Math.abs(difference);
        boolean isFigure = ordinal() <= HALF.ordinal() || this == NINE || this == NINE_WITH_WAITING || this == MOST;
        if (this == ATTAINED || isFigure && measure.unit() == Unit.RATIO && !FigureWords.isRating(measure)) {
            String points = Words.number(Math.round(1000 * size) / 10.0);
            return sign + points + (points.equals("1") ? " point" : " points");
        }
        if (isFigure && FigureWords.isRating(measure)) {
            return sign + Words.number(Math.round(40 * size) / 10.0);
        }
        return sign + (isFigure && measure.unit() == Unit.SECONDS ? Words.work(size) : Words.number(size));
    }
}
