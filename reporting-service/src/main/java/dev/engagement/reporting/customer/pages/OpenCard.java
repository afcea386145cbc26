package dev.engagement.reporting.customer.pages;

import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.reporting.factors.Barrier;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.reporting.factors.Owed;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.readings.Listing.Line;
import java.time.Instant;
import java.util.Comparator;
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
 * @param owed its title, with the instant by which the customer owes an answer
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
        String owed,
        boolean isLate) {
    static OpenCard of(Line line, Course course, Map<String, String> names, Instant at, Frame frame) {
        Expectations by = line.expectations();
        WaitingOn whom = waitsOn(course);
        Instant answerBy = answerBy(course);
        String title = title(line, names);
        return new OpenCard(
                line.subject(),
                title,
                line.openedAt(),
                carried(line.owner(), names),
                promised(by, at, frame),
                next(by, whom, at, frame),
                waits(whom, answerBy, at, frame),
                whom == WaitingOn.CUSTOMER,
                answerBy == null ? title : title + " (by " + frame.time(answerBy) + ")",
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

    private static String waits(@Nullable WaitingOn whom, @Nullable Instant answerBy, Instant at, Frame frame) {
        if (whom == null) {
            return "It waits on nobody but IT.";
        }
        return switch (whom) {
            case CUSTOMER ->
                answerBy == null
                        ? "It waits on you."
                        : "It waits on you: your answer " + (isPast(answerBy, at) ? "was" : "is") + " due by "
                                + frame.time(answerBy) + ".";
            case SUPPLIER -> "It waits on a supplier, not on you.";
            case APPROVAL -> "It waits on an approval, not on you.";
            case OTHER -> "It waits on something else, not on you.";
        };
    }

    /** Returns the earliest instant by which the customer owes an answer; null if none is owed. */
    private static @Nullable Instant answerBy(Course course) {
        return Owed.byCharter(course).stream()
                .filter(owed -> owed.barrier().cleared() == null)
                .filter(owed -> owed.barrier().waitingOn() == WaitingOn.CUSTOMER)
                .map(Owed::answerBy)
                .min(Comparator.naturalOrder())
                .orElse(null);
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
