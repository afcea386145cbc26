package dev.engagement.reporting.page.replays;

import dev.engagement.reporting.jobs.DifferencesAnswer.FigureAnswer;
import dev.engagement.reporting.jobs.DifferencesAnswer.RequestDifference;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.scorecards.FigureDifference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A figure or a reading that differs, in words; {@code request} is null for a figure. */
public record DifferenceLine(
        String where,
        String what,
        String before,
        String after,
        String causes,
        @Nullable String request) {
    private static final String NOTHING = "–";

    static DifferenceLine of(FigureDifference figure) {
        String measure = Words.measure(Objects.requireNonNullElse(figure.measure(), ""));
        return new DifferenceLine(
                key(figure.key()),
                (measure + " " + figure.figure().replace('-', ' ')).strip(),
                said(figure.before()),
                said(figure.after()),
                "",
                null);
    }

    /** Returns the readings of a request that differ. */
    static Stream<DifferenceLine> of(RequestDifference changed) {
        return changed.readings().entrySet().stream()
                .map(reading -> new DifferenceLine(
                        changed.request(),
                        Words.measure(reading.getKey()),
                        said(reading.getValue().before()),
                        said(reading.getValue().after()),
                        reading.getValue().causes().stream()
                                .map(cause -> cause.cause().replace('-', ' '))
                                .collect(Collectors.joining(", ")),
                        changed.request()));
    }

    /** Returns the values of a group's key in words. */
    static String key(Map<String, @Nullable String> key) {
        return key.isEmpty()
                ? "all"
                : key.values().stream()
                        .map(value -> Objects.requireNonNullElse(value, "unknown"))
                        .collect(Collectors.joining(", "));
    }

    private static String said(@Nullable JsonNode figure) {
        return figure == null ? NOTHING : figure.asString(NOTHING);
    }

    private static String said(List<FigureAnswer> figures) {
        return figures.isEmpty()
                ? NOTHING
                : figures.stream().map(DifferenceLine::said).collect(Collectors.joining("; "));
    }

    private static String said(FigureAnswer figure) {
        Number service = figure.service();
        return figure.status()
                + (service == null ? "" : " " + Words.number(service.doubleValue()))
                + (figure.target().equals("none") ? "" : ", " + figure.target());
    }
}
