package dev.engagement.reporting.measures;

import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Owed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The waits of a request, by those who owed something.
 *
 * @param owed who owed each answer that {@code obligations-kept} counts, in the same order
 * @param suppliers all suppliers together, then each of them; none if no supplier was waited for
 */
public record Duties(List<OwedBy> owed, List<Supplied> suppliers) {
    public static final Duties NONE = new Duties(List.of(), List.of());

    /** Somebody who owes an answer. */
    public record OwedBy(WaitingOn party, @Nullable String supplier) {}

    public static Duties of(Course course) {
        return course.barriers().isEmpty()
                ? NONE
                : new Duties(
                        Owed.byCharter(course).stream()
                                .map(Owed::barrier)
                                .map(barrier -> new OwedBy(barrier.waitingOn(), barrier.supplier()))
                                .toList(),
                        Supplied.of(course));
    }

    public boolean isEmpty() {
        return owed.isEmpty() && suppliers.isEmpty();
    }
}
