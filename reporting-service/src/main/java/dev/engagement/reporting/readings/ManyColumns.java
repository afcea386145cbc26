package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.measures.Duties;
import dev.engagement.reporting.measures.DutyBytes;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.GapBytes;
import dev.engagement.reporting.measures.LifelineBytes;
import dev.engagement.reporting.measures.WaitBytes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of a request that count only together with those of others. */
final class ManyColumns {
    static final List<String> NAMES = List.of(
            "wait",
            "lifeline",
            "gaps",
            "duties",
            "suppliers",
            "outcomes",
            "outcomes_since",
            "outcomes_to",
            "satisfaction",
            "rated_at");

    private ManyColumns() {}

    /** Returns the values; none while the story has no opening. */
    static List<@Nullable Object> of(@Nullable Course course) {
        if (course == null) {
            return Collections.nCopies(NAMES.size(), null);
        }
        List<Commitment> commitments = course.commitments();
        Duties duties = Duties.of(course);
        List<Instant> decided = commitments.stream().map(Commitment::decided).toList();
        var rating = course.ratings().satisfactions().last();
        return Arrays.<@Nullable Object>asList(
                WaitBytes.write(Wait.of(course)),
                LifelineBytes.write(Lifeline.of(course)),
                GapBytes.write(Figures.ofGaps(course).stream()
                        .filter(gap -> gap.status() != Status.RUNNING)
                        .toList()),
                duties.isEmpty() ? null : DutyBytes.write(duties),
                suppliers(duties),
                commitments.stream()
                        .map(commitment -> commitment.outcome(course.at()).word())
                        .toArray(String[]::new),
                decided.stream().map(Instant::toEpochMilli).toArray(Long[]::new),
                time(latest(decided.stream())),
                rating == null || rating.value() == null ? null : rating.value().share(),
                rating == null ? null : time(rating.from()));
    }

    /** Returns the names of all suppliers that were waited for; the first of the list is all of them together. */
    private static String @Nullable [] suppliers(Duties duties) {
        return duties.suppliers().isEmpty()
                ? null
                : duties.suppliers().stream()
                        .skip(1)
                        .map(one -> Objects.requireNonNullElse(one.supplier(), ""))
                        .toArray(String[]::new);
    }

    private static @Nullable Instant latest(Stream<Instant> instants) {
        return instants.max(Comparator.naturalOrder()).orElse(null);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
