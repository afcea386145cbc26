package dev.engagement.reporting.factors.urgency;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The share of the decided targets that were met. */
public final class TargetsMet implements Measure {
    private final List<Measure> judged;

    /**
     * Creates the measure.
     *
     * @param judged the measures that have a target
     */
    public TargetsMet(Measure... judged) {
        this.judged = List.of(judged);
    }

    @Override
    public String name() {
        return "targets-met";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public Reading read(Course course) {
        int decided = 0;
        int met = 0;
        Set<UUID> entries = new LinkedHashSet<>();
        for (Measure measure : judged) {
            Reading reading = course.read(measure);
            Boolean verdict = reading.judged() == null ? null : reading.judged().met();
            if (verdict != null) {
                decided++;
                met += verdict ? 1 : 0;
                entries.addAll(reading.entries());
            }
        }
        return decided == 0
                ? Reading.ABSENT
                : Reading.value(course.life(), (double) met / decided, List.copyOf(entries));
    }
}
