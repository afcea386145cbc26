package dev.engagement.reporting.readings;

import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.measures.Account;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request to store.
 *
 * @param entries all of them, also the retracted ones
 */
record RequestToStore(String subject, List<Recorded> entries, Story story, Account account, Watched watched) {

    RequestToStore with(Account otherwise) {
        return new RequestToStore(subject, entries, story, otherwise, watched);
    }

    Instant firstRecorded() {
        return Collections.min(map(Recorded::recordedAt, entries));
    }

    Instant newestRecorded() {
        return Collections.max(map(Recorded::recordedAt, entries));
    }

    Instant newestOccurred() {
        return Collections.max(map(Recorded::occurredAt, entries));
    }

    /** Returns the instants of all its openings, valid or not: under any as-of it was opened at one of them or not at all. */
    List<Instant> openings() {
        return map(
                Recorded::occurredAt,
                entries.stream()
                        .filter(entry -> entry.entry() instanceof RequestOpened)
                        .toList());
    }

    /** Returns since when the request waits for IT to engage; null if it does not. */
    @Nullable
    Instant waitingSince() {
        Course course = account.course();
        boolean waits =
                course != null && course.last().isOpen() && course.last().engaged() == null;
        return waits && course != null ? course.last().startedAt() : null;
    }

    private static List<Instant> map(Function<Recorded, Instant> instant, List<Recorded> entries) {
        return entries.stream().map(instant).toList();
    }
}
