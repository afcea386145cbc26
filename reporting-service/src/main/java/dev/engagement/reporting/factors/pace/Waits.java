package dev.engagement.reporting.factors.pace;

import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.reporting.factors.Barrier;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Episode;
import dev.engagement.reporting.factors.Reading;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Open time inside the barriers of one party. */
final class Waits {
    private Waits() {}

    static Reading on(Predicate<WaitingOn> party, Course course) {
        List<UUID> entries = Episode.bounds(course.episodes());
        for (Barrier barrier : course.barriers()) {
            if (party.test(barrier.waitingOn())) {
                entries.addAll(Reading.from(barrier.raised(), barrier.cleared()));
            }
        }
        return Reading.time(
                course.life(), course.waitingOn(party).time(course.judge().hours()), entries);
    }
}
