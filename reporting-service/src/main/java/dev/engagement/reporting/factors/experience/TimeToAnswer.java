package dev.engagement.reporting.factors.experience;

import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.Contact;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Unit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The time from a customer's contact to IT's next word, as a mean over all contacts. Unanswered contacts count as long as they waited: the
 * measure runs while one waits, and has ended once one can no longer be answered.
 */
public final class TimeToAnswer implements Measure {
    @Override
    public String name() {
        return "time-to-answer";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    public Reading read(Course course) {
        List<Contact> contacts = course.contacts();
        if (contacts.isEmpty()) {
            return Reading.ABSENT;
        }
        Time sum = Time.ZERO;
        Set<UUID> entries = new LinkedHashSet<>();
        Status status = Status.SETTLED;
        for (Contact contact : contacts) {
            sum = sum.plus(course.between(contact.entry().occurredAt(), contact.waitedTo(course.at())));
            entries.addAll(Reading.from(contact.entry(), contact.until()));
            if (status == Status.SETTLED || contact.status() == Status.RUNNING) {
                status = contact.status();
            }
        }
        return Reading.time(status, sum.dividedBy(contacts.size()), List.copyOf(entries));
    }
}
