package dev.engagement.reporting.factors.pace;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Gap;
import dev.engagement.reporting.factors.Judged;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.time.Duration;
import java.util.List;

/** The share of the time since IT was engaged that lay within the allowed gaps: Σ min(gap, allowed) ÷ Σ gap. */
public final class PaceKept implements Measure {
    @Override
    public String name() {
        return "pace-kept";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public Reading read(Course course) {
        List<Gap> gaps = course.gaps();
        if (gaps == null) {
            return Reading.ABSENT;
        }
        Duration sum = Duration.ZERO;
        Duration within = Duration.ZERO;
        for (Gap gap : gaps) {
            Duration silence = gap.time().service();
            sum = sum.plus(silence);
            within = within.plus(silence.compareTo(gap.allowed()) <= 0 ? silence : gap.allowed());
        }
        boolean kept = within.equals(sum);
        Duration allowed = gaps.isEmpty()
                ? course.allowedAt(course.lifeEnd())
                : gaps.getLast().allowed();
        return Reading.value(course.life(), kept ? 1 : Shares.of(within, sum), Shares.entries(course, gaps))
                .judged(Judged.pace(allowed, course.life(), kept));
    }
}
