package dev.engagement.reporting.factors.engagement;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Episode;
import dev.engagement.reporting.factors.FirstTime;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.util.List;
import java.util.UUID;

/** The number of times that the customer had to ask until IT was engaged; the opening is the first. */
public final class ContactsToEngage implements Measure {
    @Override
    public String name() {
        return "contacts-to-engage";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public boolean countsWaiting() {
        return true;
    }

    @Override
    public Reading read(Course course) {
        Episode first = course.first();
        List<UUID> entries = Reading.from(first.start());
        first.contacts().forEach(contact -> entries.add(contact.entryId()));
        entries.addAll(Reading.from(first.engaged() != null ? first.engaged() : first.end()));
        return Reading.value(
                FirstTime.status(first, first.engaged()), 1.0 + first.contacts().size(), entries);
    }
}
