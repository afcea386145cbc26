package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.measures.FigureBytes;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.RunningBytes;
import dev.engagement.reporting.measures.RunningFigures;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that hold a request's figures, and tell from when on and how. */
final class FigureColumns {
    static final List<String> NAMES = List.of("figures", "running", "final_from");

    private FigureColumns() {}

    /** Returns the values; none while the story has no opening, or if time changes figures and the last entry is still to come. */
    static List<@Nullable Object> of(RequestToStore kept) {
        Course course = kept.account().course();
        if (course == null) {
            return Collections.nCopies(NAMES.size(), null);
        }
        RunningFigures running = RunningFigures.of(course);
        if (!running.isEmpty() && kept.newestOccurred().isAfter(course.at())) {
            return Collections.nCopies(NAMES.size(), null);
        }
        Instant from = running.isEmpty() ? lastDue(course) : course.at();
        return Arrays.<@Nullable Object>asList(
                FigureBytes.write(Figures.of(course)),
                running.isEmpty() ? null : RunningBytes.write(running),
                from == null ? null : OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
    }

    /** Returns the last due date that decided an outcome; null if none did. */
    private static @Nullable Instant lastDue(Course course) {
        return course.commitments().stream()
                .filter(Commitment::hangsOnTime)
                .map(Commitment::due)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
