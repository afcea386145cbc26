package dev.engagement.reporting.factors.pace;

import dev.engagement.reporting.factors.Barrier;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.util.List;

/** The share of barriers that the customer was told of when they were raised. */
public final class BarriersTold implements Measure {
    @Override
    public String name() {
        return "barriers-told";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public Reading read(Course course) {
        List<Barrier> barriers = course.barriers();
        if (barriers.isEmpty()) {
            return Reading.ABSENT;
        }
        long told = barriers.stream().filter(Barrier::told).count();
        return Reading.value(
                course.life(),
                (double) told / barriers.size(),
                barriers.stream().map(barrier -> barrier.raised().entryId()).toList());
    }
}
