package dev.engagement.reporting.page.request;

import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Judged;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.words.Glossary;
import dev.engagement.reporting.page.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns a request's readings into the lines of a table; a question that does not arise gets no line. */
final class ReadingLines {
    private ReadingLines() {}

    /**
     * A line.
     *
     * @param exact on both clocks, as numbers
     * @param target the limit, and whether it was kept
     * @param entries the entries that it was made from
     */
    public record ReadingLine(
            String factor,
            String name,
            String definition,
            String status,
            String said,
            String exact,
            String target,
            boolean missed,
            List<StoryWords.ToldKind> entries) {}

    static List<ReadingLine> of(Map<String, Reading> readings, Course course, StoryWords telling) {
        List<ReadingLine> lines = new ArrayList<>();
        for (Measure measure : Measures.ALL) {
            Reading reading = Objects.requireNonNull(readings.get(measure.name()));
            if (reading.status() != Status.ABSENT) {
                lines.add(line(measure, reading, course, telling));
            }
        }
        return lines;
    }

    private static ReadingLine line(Measure measure, Reading reading, Course course, StoryWords telling) {
        String factor = measure.getClass().getPackageName();
        Judged judged = reading.judged();
        return new ReadingLine(
                factor.substring(factor.lastIndexOf('.') + 1),
                Words.measure(measure.name()),
                Glossary.definition(measure.name()),
                reading.status().word(),
                said(measure, reading, course),
                exact(reading),
                judged == null
                        ? ""
                        : Words.work(Figure.seconds(judged.limit()))
                                + (judged.met() == null ? "" : judged.met() ? ", kept" : ", missed"),
                judged != null && Boolean.FALSE.equals(judged.met()),
                telling.kinds(reading.entries()));
    }

    private static String said(Measure measure, Reading reading, Course course) {
        if (measure.unit() == Unit.LEVEL) {
            return course.dimensions().get(Dimension.URGENCY) + (course.isAssumed() ? " (assumed)" : "");
        }
        Time time = reading.time();
        if (time != null) {
            double service = Figure.seconds(time.service());
            double elapsed = Figure.seconds(time.elapsed());
            return service == elapsed
                    ? Words.time(elapsed)
                    : Words.work(service) + " of working time (" + Words.time(elapsed) + " on the clock)";
        }
        Double value = reading.value();
        return measure.unit() == Unit.RATIO ? Words.percent(value) : Words.number(value);
    }

    private static String exact(Reading reading) {
        Time time = reading.time();
        return time == null
                ? String.valueOf(reading.value())
                : Figure.seconds(time.service()) + " s of working time, " + Figure.seconds(time.elapsed())
                        + " s on the clock";
    }
}
