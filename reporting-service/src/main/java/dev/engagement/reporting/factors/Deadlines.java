package dev.engagement.reporting.factors;

import dev.engagement.events.Charter;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Recorded;
import dev.engagement.events.Results;
import dev.engagement.reporting.calendar.ServiceHours;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The expectations of a request as deadlines, each with the entry that set it last; null where nothing is expected. */
public record Deadlines(
        @Nullable Deadline engage,
        @Nullable Deadline own,
        @Nullable Deadline pace,
        @Nullable Deadline resolve,
        @Nullable Deadline promise) {

    public static Deadlines of(Course course) {
        Expectations expected = Expectations.of(course);
        return new Deadlines(
                deadline(course, expected.engageBy(), due -> targetSet(course, Charter.Targets::engage)),
                deadline(course, expected.ownBy(), due -> targetSet(course, Charter.Targets::own)),
                deadline(course, expected.updateBy(), due -> paceSet(course, due)),
                deadline(course, expected.resolveBy(), due -> resolveSet(course, due)),
                promise(course, expected.promiseBy()));
    }

    private static @Nullable Deadline deadline(Course course, @Nullable Instant due, Setting setting) {
        return due == null
                ? null
                : new Deadline(due, setting.entry(due), course.judge().hours());
    }

    /** Finds the entry that set a deadline last. */
    @FunctionalInterface
    private interface Setting {
        Recorded entry(Instant due);
    }

    /** Returns the entry since which the target's time is as it is. */
    private static Recorded targetSet(Course course, Function<Charter.Targets, @Nullable Duration> time) {
        var list = course.targets().list();
        int place = list.size() - 1;
        while (place > 0 && Objects.equals(time(list.get(place), time), time(list.get(place - 1), time))) {
            place--;
        }
        return list.get(place).entry();
    }

    private static @Nullable Duration time(
            Timeline.Since<Charter.Targets> since, Function<Charter.Targets, @Nullable Duration> time) {
        return time.apply(Objects.requireNonNull(since.value()));
    }

    /** Returns the last word to the customer, or the end of a wait on the customer after it. */
    private static Recorded paceSet(Course course, Instant due) {
        Recorded engaged = Objects.requireNonNull(course.last().engaged());
        Recorded word =
                course.told().isEmpty() ? engaged : later(engaged, course.told().getLast());
        return endsOfWaits(course, due).reduce(word, Deadlines::later);
    }

    private static Recorded resolveSet(Course course, Instant due) {
        Recorded set =
                later(targetSet(course, Charter.Targets::resolve), course.last().start());
        return endsOfWaits(course, due).reduce(set, Deadlines::later);
    }

    /** Returns the ends of the waits on the customer that moved a deadline: one that began after it moved nothing. */
    private static Stream<Recorded> endsOfWaits(Course course, Instant due) {
        return course.barriers().stream()
                .filter(barrier -> barrier.waitingOn() == WaitingOn.CUSTOMER)
                .filter(barrier -> barrier.raised().occurredAt().isBefore(due))
                .map(Barrier::cleared)
                .filter(Objects::nonNull);
    }

    private static @Nullable Deadline promise(Course course, @Nullable Instant due) {
        return course.commitments().stream()
                .filter(commitment -> !commitment.isOver() && commitment.due().equals(due))
                .map(commitment -> later(dueSet(commitment), course.last().start()))
                .min(Recorded.STORY_ORDER)
                .map(set -> new Deadline(Objects.requireNonNull(due), set, ServiceHours.always()))
                .orElse(null);
    }

    /** Returns the entry that gave an open commitment its due date. */
    private static Recorded dueSet(Commitment commitment) {
        Recorded set = commitment.made();
        Instant due = commitment.dues().getFirst();
        for (Recorded entry : commitment.entries()) {
            Instant said = due(entry);
            if (said != null && !said.equals(due)) {
                set = entry;
                due = said;
            }
        }
        return set;
    }

    private static @Nullable Instant due(Recorded entry) {
        return switch (entry.entry()) {
            case Results.CommitmentMade made -> made.due();
            case Results.CommitmentRevised revised -> revised.due();
            default -> null;
        };
    }

    private static Recorded later(Recorded one, Recorded other) {
        return Recorded.STORY_ORDER.compare(one, other) < 0 ? other : one;
    }
}
