package dev.engagement.reporting.measures;

import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.reporting.calendar.Spans;
import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.Barrier;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Owed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request's waits for one supplier, or for all of them.
 *
 * @param supplier null for those that no entry names, and for all of them
 * @param waits how often it was waited for
 * @param isWaiting whether it is still waited for
 * @param service seconds of open time inside these waits; overlapping ones count once
 * @param elapsed the same by the wall clock
 * @param answers of the waits by whose end an answer was due
 * @param excess seconds of service time beyond the time that was given
 * @param cost how many missed targets would have been met without that excess
 */
public record Supplied(
        @Nullable String supplier,
        int waits,
        boolean isWaiting,
        double service,
        double elapsed,
        AnswersKept answers,
        double excess,
        int cost) {

    /** Returns the waits of a request: first all together, in which waits at once count once, then those for each supplier. */
    static List<Supplied> of(Course course) {
        Map<String, List<Barrier>> named = new LinkedHashMap<>();
        List<Barrier> all = new ArrayList<>();
        for (Barrier barrier : course.barriers()) {
            if (barrier.supplier() != null || barrier.waitingOn() == WaitingOn.SUPPLIER) {
                named.computeIfAbsent(Objects.requireNonNullElse(barrier.supplier(), ""), any -> new ArrayList<>())
                        .add(barrier);
                all.add(barrier);
            }
        }
        List<Supplied> list = new ArrayList<>();
        if (!all.isEmpty()) {
            list.add(of(null, all, course));
            named.forEach((name, some) -> list.add(of(name.isEmpty() ? null : name, some, course)));
        }
        return list;
    }

    private static Supplied of(@Nullable String supplier, List<Barrier> barriers, Course course) {
        List<Owed> owed = barriers.stream()
                .flatMap(barrier -> Owed.bySupplier(barrier, course).stream())
                .toList();
        Time open = Spans.of(barriers.stream().map(Barrier::span).toList())
                .within(course.open())
                .time(course.judge().hours());
        Spans excess = Spans.of(owed.stream().map(Owed::excess).toList()).within(course.open());
        AnswersKept answers = AnswersKept.NONE;
        for (Owed one : owed) {
            answers = answers.with(Figure.of(one.reading()));
        }
        return new Supplied(
                supplier,
                barriers.size(),
                course.last().isOpen() && barriers.stream().anyMatch(barrier -> barrier.cleared() == null),
                Figure.seconds(open.service()),
                Figure.seconds(open.elapsed()),
                answers,
                Figure.seconds(excess.time(course.judge().hours()).service()),
                SupplierCost.of(course, excess));
    }
}
