package dev.engagement.reporting.factors.experience;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.util.List;
import java.util.UUID;

/** The share of IT's words to the customer that came before the customer had to ask. */
public final class ProactiveUpdates implements Measure {
    @Override
    public String name() {
        return "proactive-updates";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public Reading read(Course course) {
        int told = course.told().size();
        if (told == 0) {
            return Reading.ABSENT;
        }
        List<UUID> entries = Reading.from(course.opening());
        course.contacts().forEach(contact -> entries.add(contact.entry().entryId()));
        course.told().forEach(word -> entries.add(word.entryId()));
        return Reading.value(course.life(), (double) course.toldUnasked().size() / told, entries);
    }
}
