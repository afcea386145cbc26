package dev.engagement.reporting.report;

import dev.engagement.events.Pact.Attained;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.reporting.factors.Gap;
import dev.engagement.reporting.factors.Judged;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Measures;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The chance that an open request misses its deadlines: the share of like requests that waited as long and missed them. */
public final class Chances {
    private final Course course;
    private final LikeRequests likes;
    private final Map<Attained, Double> chances = new EnumMap<>(Attained.class);

    private Chances(Course course, LikeRequests likes) {
        this.course = course;
        this.likes = likes;
    }

    /** Returns a chance of 0 to 1 for each deadline; one is missing where nothing is expected, or too few requests tell. */
    public static Map<Attained, Double> of(Course course, Expectations expected, LikeRequests likes) {
        Chances chances = new Chances(course, likes);
        chances.ofReading(Attained.ENGAGE, expected.engageBy(), Measures.TIME_TO_ENGAGE);
        chances.ofReading(Attained.OWN, expected.ownBy(), Measures.TIME_TO_OWN);
        chances.ofReading(Attained.RESOLVE, expected.resolveBy(), Measures.TIME_TO_RESOLVE_OURS);
        chances.ofPace(expected.updateBy());
        chances.ofPromise(expected.promiseBy());
        return chances.chances;
    }

    private void ofReading(Attained target, @Nullable Instant by, Measure measure) {
        Reading reading = course.read(measure);
        Judged judged = reading.judged();
        if (by != null && reading.time() != null && judged != null) {
            put(target, reading.time().service(), judged.limit());
        }
    }

    /** The silence that lasts has begun at this very instant if there is no gap yet. */
    private void ofPace(@Nullable Instant by) {
        List<Gap> gaps = course.gaps();
        if (by != null && gaps != null) {
            boolean lasts = !gaps.isEmpty() && gaps.getLast().until() == null;
            Duration age = lasts ? gaps.getLast().time().service() : Duration.ZERO;
            put(Attained.PACE, age, lasts ? gaps.getLast().allowed() : course.allowedAt(course.at()));
        }
    }

    private void ofPromise(@Nullable Instant by) {
        if (by != null) {
            Instant opened = course.openedAt();
            put(Attained.PROMISE, Duration.between(opened, course.at()), Duration.between(opened, by));
        }
    }

    private void put(Attained target, Duration age, Duration limit) {
        Double chance = likes.curve(course.dimensions(), target).chance(Figure.seconds(age), Figure.seconds(limit));
        if (chance != null) {
            chances.put(target, chance);
        }
    }
}
