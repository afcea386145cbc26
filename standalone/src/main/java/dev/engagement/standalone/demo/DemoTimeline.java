package dev.engagement.standalone.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The messages of the past, each returned once, in the order in which they are told. */
final class DemoTimeline {
    private final Department department;
    private final PriorityQueue<DemoMessage> pending = new PriorityQueue<>(Comparator.comparing(DemoMessage::told)
            .thenComparing(DemoMessage::source)
            .thenComparing(DemoTimeline::place));
    private LocalDate nextDay;
    private long nextSlot;

    /**
     * Begins with the stories of a year.
     *
     * @param earlier when the demo was alive before, so that stories begun then continue
     * @param now when the demo starts
     */
    DemoTimeline(Department department, List<Lifetime> earlier, Instant now) {
        this.department = department;
        this.nextDay = firstDay(now);
        this.nextSlot = Department.slot(now);
        for (Lifetime lifetime : earlier) {
            for (long slot = lifetime.first(); slot <= Math.min(lifetime.last(), nextSlot - 1); slot++) {
                pending.addAll(department.slot(slot));
            }
        }
    }

    /** A lifetime in slots, both included. */
    record Lifetime(long first, long last) {}

    static LocalDate firstDay(Instant now) {
        return now.atZone(Shift.ZONE).toLocalDate().minusYears(1);
    }

    /** Returns a message's place in its story, which orders messages of the same instant. */
    private static int place(DemoMessage message) {
        return Integer.parseInt(message.id().substring(message.id().indexOf('/') + 1));
    }

    /** Returns the messages since the last call. */
    List<DemoMessage> until(Instant now) {
        for (LocalDate today = now.atZone(Shift.ZONE).toLocalDate();
                !nextDay.isAfter(today);
                nextDay = nextDay.plusDays(1)) {
            pending.addAll(department.day(nextDay));
        }
        for (; nextSlot <= Department.slot(now); nextSlot++) {
            pending.addAll(department.slot(nextSlot));
        }
        List<DemoMessage> happened = new ArrayList<>();
        while (!pending.isEmpty() && !pending.peek().told().isAfter(now)) {
            happened.add(pending.remove());
        }
        return happened;
    }
}
