package dev.engagement.reporting.factors.pace;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Progress;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The share of a commitment done at the last report of a percentage, divided by the share of its time that had passed: 1 is on track. A
 * commitment counts after its due date too, until it is delivered or withdrawn.
 */
public final class ProgressIndex implements Measure {
    @Override
    public String name() {
        return "progress-index";
    }

    @Override
    public Unit unit() {
        return Unit.INDEX;
    }

    @Override
    public Reading read(Course course) {
        Progress progress = course.progress();
        if (progress == null) {
            return Reading.ABSENT;
        }
        Instant made = progress.commitment().made().occurredAt();
        Duration passed = course.between(made, progress.report().occurredAt()).service();
        if (passed.isZero()) {
            return Reading.ABSENT;
        }
        Duration allowed = course.between(made, progress.due()).service();
        return Reading.value(course.life(), progress.percent() / 100 * Shares.of(allowed, passed), entries(progress));
    }

    /** Returns the entries about the commitment up to the report, and the report. */
    private static List<UUID> entries(Progress progress) {
        Stream<Recorded> said = progress.commitment().entries().stream()
                .filter(entry -> Recorded.STORY_ORDER.compare(entry, progress.report()) < 0);
        return Stream.concat(said, Stream.of(progress.report()))
                .map(Recorded::entryId)
                .toList();
    }
}
