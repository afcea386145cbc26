package dev.engagement.reporting.page.replays;

import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.jobs.DifferencesAnswer.FigureAnswer;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.figures.FigureWords;
import dev.engagement.reporting.page.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Readings of one request in words. */
final class ReadingWords {
    private static final String NOTHING = "–";

    private ReadingWords() {}

    /** Returns a reading, or one for each commitment. */
    static String of(String measure, List<FigureAnswer> figures) {
        return figures.isEmpty()
                ? NOTHING
                : figures.stream().map(figure -> of(measure, figure)).collect(Collectors.joining("; "));
    }

    private static String of(String measure, FigureAnswer figure) {
        Number service = figure.service();
        Measure known = Measures.named(measure).orElse(null);
        String value = service == null ? "" : value(known, service.doubleValue());
        boolean isTime = known != null && known.unit() == Unit.SECONDS;
        String said =
                switch (figure.status()) {
                    case "running" -> (isTime ? "still running, " : "") + value + " so far";
                    case "ended" -> isTime ? "never, in " + value : value + ", never settled";
                    default -> value;
                };
        return said
                + switch (figure.target()) {
                    case "met" -> ", in time";
                    case "missed" -> ", too late";
                    default -> "";
                };
    }

    private static String value(@Nullable Measure measure, double value) {
        return measure == null ? Words.number(value) : FigureWords.value(measure, value);
    }
}
