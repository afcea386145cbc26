package dev.engagement.reporting.customer.pages;

import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.reporting.factors.Barrier;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.readings.Listing.Line;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An open request as its customer sees it.
 *
 * @param title what they called it, or its id
 * @param carried who carries it
 * @param promised what was promised, or aimed at
 * @param next the next word by when
 * @param waits whom it waits on
 * @param isYours whether it waits on the customer
 * @param isLate whether a promise, the next word or the solution is late
 */
public record OpenCard(
        String request,
        String title,
        Instant opened,
        String carried,
        String promised,
        String next,
        String waits,
        boolean isYours,
        boolean isLate) {
    static OpenCard of(Line line, Course course, Map<String, String> names, Instant at, Frame frame) {
        Expectations by = line.expectations();
        WaitingOn whom = waitsOn(course);
        return new OpenCard(
                line.subject(),
                title(line, names),
                line.openedAt(),
                carried(line.owner(), names),
                promised(by, at, frame),
                next(by, whom, at, frame),
                waits(whom),
                whom == WaitingOn.CUSTOMER,
                isPast(by.promiseBy(), at)
                        || isPast(by.updateBy(), at)
                        || isPast(by.engageBy(), at)
                        || isPast(by.resolveBy(), at));
    }

    static String title(Line line, Map<String, String> names) {
        String title = line.title() == null ? null : names.get(line.title());
        return title == null ? line.subject() : title;
    }

    private static String carried(@Nullable String owner, Map<String, String> names) {
        return owner == null ? "Nobody carries it yet." : names.getOrDefault(owner, "Somebody in IT") + " carries it.";
    }

    private static String promised(Expectations by, Instant at, Frame frame) {
        Instant promise = by.promiseBy();
        if (promise != null) {
            return isPast(promise, at)
                    ? "It was promised by " + frame.time(promise) + ", and that has passed."
                    : "It is promised by " + frame.time(promise) + ".";
        }
        Instant solved = by.resolveBy();
        return solved == null
                ? "No day is promised."
                : "No day is promised; by the charter it "
                        + (isPast(solved, at) ? "should have been solved by " : "should be solved by ")
                        + frame.time(solved) + ".";
    }

    private static String next(Expectations by, @Nullable WaitingOn whom, Instant at, Frame frame) {
        Instant word = by.engageBy() != null ? by.engageBy() : by.updateBy();
        if (word == null) {
            return whom == WaitingOn.CUSTOMER ? "You hear from IT again after your answer." : "";
        }
        return isPast(word, at)
                ? "You should have heard from IT by " + frame.time(word) + "."
                : "You hear from IT by " + frame.time(word) + ".";
    }

    private static String waits(@Nullable WaitingOn whom) {
        if (whom == null) {
            return "It waits on nobody but IT.";
        }
        return switch (whom) {
            case CUSTOMER -> "It waits on you.";
            case SUPPLIER -> "It waits on a supplier, not on you.";
            case APPROVAL -> "It waits on an approval, not on you.";
            case OTHER -> "It waits on something else, not on you.";
        };
    }

    /** Returns whom an open barrier waits on, the customer first; null if there is none. */
    private static @Nullable WaitingOn waitsOn(Course course) {
        List<WaitingOn> open = course.barriers().stream()
                .filter(barrier -> barrier.cleared() == null)
                .map(Barrier::waitingOn)
                .toList();
        return open.contains(WaitingOn.CUSTOMER) ? WaitingOn.CUSTOMER : open.isEmpty() ? null : open.getFirst();
    }

    private static boolean isPast(@Nullable Instant by, Instant at) {
        return by != null && by.isBefore(at);
    }
}
