package dev.engagement.reporting.factors.pace;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Gap;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.util.List;

/** Jain's fairness index of the gaps that are not zero: 1 is perfectly even, 1/k is one burst. */
public final class Steadiness implements Measure {
    @Override
    public String name() {
        return "steadiness";
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
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (Gap gap : gaps) {
            double silence = Shares.seconds(gap.time().service());
            if (silence > 0) {
                sum += silence;
                squares += silence * silence;
                count++;
            }
        }
        return count < 2
                ? Reading.ABSENT
                : Reading.value(course.life(), sum * sum / (count * squares), Shares.entries(course, gaps));
    }
}
