package dev.engagement.reporting.factors.experience;

import dev.engagement.events.Experience.Rating;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Timeline;

/** The latest of several ratings, on a scale from 0 to 1. */
final class Ratings {
    private Ratings() {}

    static Reading latest(Timeline<Rating> ratings) {
        Timeline.Since<Rating> last = ratings.last();
        return last == null || last.value() == null
                ? Reading.ABSENT
                : Reading.value(Status.SETTLED, last.value().share(), Reading.from(last.entry()));
    }
}
