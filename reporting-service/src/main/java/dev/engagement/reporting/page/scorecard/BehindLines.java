package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.directory.Directory;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.figures.FigureWords;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.readings.Listing;
import dev.engagement.reporting.readings.Listing.Label;
import dev.engagement.reporting.scorecards.Scorecards;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the requests behind a figure, and puts some of them into words. */
@Component
class BehindLines {
    private static final Label NAMELESS = new Label(null, null);

    private final Scorecards scorecards;
    private final Listing listing;
    private final Directory directory;

    BehindLines(Scorecards scorecards, Listing listing, Directory directory) {
        this.scorecards = scorecards;
        this.listing = listing;
        this.directory = directory;
    }

    /** A request with the chosen reading, in words. */
    public record Line(
            String request,
            @Nullable String title,
            String team,
            String owner,
            Instant opened,
            double value,
            String said,
            String elapsed,
            String verdict) {}

    List<BehindReading> readings(Cohort cohort, Choice choice) {
        List<BehindReading> readings = new ArrayList<>();
        Consumer<Scorecards.Told> reader =
                told -> choice.of(told).forEach(figure -> readings.add(reading(told, figure)));
        // Counted over many requests: a single request's figures lack it.
        Measure measure = Measures.ALL.get(choice.measure());
        if (measure == Measures.OVERTAKEN_BY || measure == Measures.COMMITMENTS_BOLD) {
            scorecards.eachInOrder(cohort, reader);
        } else {
            scorecards.each(cohort, reader, beside -> {});
        }
        return readings;
    }

    private static BehindReading reading(Scorecards.Told told, Figure figure) {
        return new BehindReading(
                told.subject(),
                told.waited().opened(),
                Objects.requireNonNullElse(told.dimensions().get(Dimension.TEAM), ""),
                told.course() == null ? null : told.course().owner(),
                told.course() != null,
                figure);
    }

    List<Line> lines(List<BehindReading> readings, Measure measure) {
        Map<String, Label> labels =
                listing.labels(readings.stream().map(BehindReading::request).toList());
        Map<String, String> names = directory.textOf(readings.stream()
                .flatMap(reading -> Stream.of(label(reading, labels).title(), owner(reading, labels)))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return readings.stream()
                .map(reading -> line(reading, measure, labels, names))
                .toList();
    }

    private static Label label(BehindReading reading, Map<String, Label> labels) {
        return labels.getOrDefault(reading.request(), NAMELESS);
    }

    private static @Nullable String owner(BehindReading reading, Map<String, Label> labels) {
        return reading.isFolded() ? reading.owner() : label(reading, labels).owner();
    }

    private static Line line(
            BehindReading reading, Measure measure, Map<String, Label> labels, Map<String, String> names) {
        String title = label(reading, labels).title();
        String owner = owner(reading, labels);
        Figure figure = reading.figure();
        return new Line(
                reading.request(),
                title == null ? null : names.get(title),
                reading.team(),
                owner == null ? "nobody" : names.getOrDefault(owner, owner),
                reading.opened(),
                figure.service(),
                FigureWords.value(measure.unit(), figure.service()),
                measure.unit() == Unit.SECONDS ? Words.time(figure.elapsed()) : "",
                switch (figure.verdict()) {
                    case MET -> "in time";
                    case MISSED -> "late";
                    case UNDECIDED -> "open";
                    case NONE -> "";
                });
    }
}
