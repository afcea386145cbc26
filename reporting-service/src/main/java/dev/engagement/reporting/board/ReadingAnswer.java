package dev.engagement.reporting.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Judged;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.parameters.Numbers;
import dev.engagement.reporting.parameters.Slice;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reading with plain numbers.
 *
 * @param figure its members stand beside the others; absent if there is none
 * @param judgement likewise
 * @param entries the first of them
 * @param size how many there are; absent if all are listed
 */
record ReadingAnswer(
        String status,
        @JsonUnwrapped @Nullable ReadFigure figure,
        @JsonUnwrapped @Nullable Judgement judgement,
        List<UUID> entries,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer size) {
    /** The figure of a reading. */
    sealed interface ReadFigure {}

    /** A time on both clocks, in seconds. */
    record OnBothClocks(@Nullable Number service, @Nullable Number elapsed) implements ReadFigure {}

    /** An urgency, null if it is unknown, and whether it is only assumed. */
    record ReadUrgency(@Nullable String value, boolean assumed) implements ReadFigure {}

    /** Any other value. */
    record ReadValue(@Nullable Number value) implements ReadFigure {}

    /** The comparison of a reading with a target for a time, or with an allowed gap; {@code met} is null while it is undecided. */
    record Judgement(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Number target,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Number allowed,

            @Nullable Boolean met) {
        private static @Nullable Judgement of(Reading reading) {
            Judged judged = reading.judged();
            if (judged == null) {
                return null;
            }
            Number limit = Numbers.plain(Figure.seconds(judged.limit()));
            boolean isTime = reading.time() != null;
            return new Judgement(isTime ? limit : null, isTime ? null : limit, judged.met());
        }
    }

    static ReadingAnswer of(String name, Reading reading, @Nullable Course course) {
        int size = reading.entries().size();
        return new ReadingAnswer(
                reading.status().word(),
                figure(name, reading, course),
                Judgement.of(reading),
                Slice.FIRST.of(reading.entries()),
                Slice.FIRST.hasNext(size) ? size : null);
    }

    private static @Nullable ReadFigure figure(String name, Reading reading, @Nullable Course course) {
        if (reading.time() != null) {
            return new OnBothClocks(
                    Numbers.plain(Figure.seconds(reading.time().service())),
                    Numbers.plain(Figure.seconds(reading.time().elapsed())));
        }
        if (name.equals(Measures.URGENCY.name()) && course != null) {
            return new ReadUrgency(course.dimensions().get(Dimension.URGENCY), course.isAssumed());
        }
        return reading.value() == null ? null : new ReadValue(Numbers.plain(reading.value()));
    }
}
