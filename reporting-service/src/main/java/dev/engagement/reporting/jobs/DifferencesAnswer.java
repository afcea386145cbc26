package dev.engagement.reporting.jobs;

import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.parameters.Numbers;
import dev.engagement.reporting.replay.Cause;
import dev.engagement.reporting.replay.Difference;
import dev.engagement.reporting.report.Judging;
import dev.engagement.reporting.scorecards.FigureDifference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The difference between two replays.
 *
 * @param changed how many requests have other readings
 * @param requests a page of these
 * @param next the cursor of the next page; null on the last
 */
public record DifferencesAnswer(
        ReplaySide before,
        ReplaySide after,
        List<FigureDifference> figures,
        long changed,
        List<RequestDifference> requests,
        @Nullable String next) {
    /** One of the two replays. */
    public record ReplaySide(UUID id, ReplayAnswer.Definition definition) {}

    /** A request with other readings, by their measures. */
    public record RequestDifference(String request, JudgedBy charter, Map<String, ReadingDifference> readings) {
        static RequestDifference of(String request, JudgedBy charter, List<Difference> differences) {
            Map<String, ReadingDifference> readings = new LinkedHashMap<>();
            differences.forEach(one -> readings.put(one.measure(), ReadingDifference.of(one)));
            return new RequestDifference(request, charter, readings);
        }
    }

    /** The charter versions that judged the request; null where the replay does not count it. */
    public record JudgedBy(
            @Nullable Judging before, @Nullable Judging after) {}

    /** A measure's readings that differ, and the causes. */
    public record ReadingDifference(List<FigureAnswer> before, List<FigureAnswer> after, List<CauseAnswer> causes) {
        private static ReadingDifference of(Difference difference) {
            return new ReadingDifference(
                    FigureAnswer.of(difference.before()),
                    FigureAnswer.of(difference.after()),
                    difference.causes().stream().map(CauseAnswer::of).toList());
        }
    }

    /** A figure with plain numbers. */
    public record FigureAnswer(
            String status,
            @Nullable Number service,
            @Nullable Number elapsed,
            String target) {
        private static List<FigureAnswer> of(List<Figure> figures) {
            return figures.stream()
                    .map(figure -> new FigureAnswer(
                            figure.status().word(),
                            Numbers.plain(figure.service()),
                            Numbers.plain(figure.elapsed()),
                            figure.verdict().name().toLowerCase(Locale.ROOT)))
                    .toList();
        }
    }

    /** A cause, with the entries behind it. */
    public record CauseAnswer(String cause, List<UUID> entries) {
        private static CauseAnswer of(Cause cause) {
            return new CauseAnswer(cause.kind().word(), cause.entries());
        }
    }
}
