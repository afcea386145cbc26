package dev.engagement.reporting.factors.pace;

import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Gap;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The largest gap, on each clock by itself. */
public final class LongestSilence implements Measure {
    @Override
    public String name() {
        return "longest-silence";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    public boolean countsWaiting() {
        return true;
    }

    @Override
    public Reading read(Course course) {
        List<Gap> gaps = course.gaps();
        if (gaps == null) {
            return Reading.ABSENT;
        }
        return Reading.time(
                course.life(),
                new Time(longest(gaps, Time::elapsed), longest(gaps, Time::service)),
                Shares.entries(course, gaps));
    }

    private static Duration longest(List<Gap> gaps, Function<Time, Duration> clock) {
        Duration longest = Duration.ZERO;
        for (Gap gap : gaps) {
            Duration silence = clock.apply(gap.time());
            longest = silence.compareTo(longest) > 0 ? silence : longest;
        }
        return longest;
    }
}
