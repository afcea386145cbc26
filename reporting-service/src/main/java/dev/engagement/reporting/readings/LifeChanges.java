package dev.engagement.reporting.readings;

import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.Lifeline;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * From when on the lives of requests are others than before, so that what was told by them of an earlier time need not be worked out again. Not
 * for several threads.
 */
final class LifeChanges {
    /** Changes that are told apart. */
    private static final int MOST = 1_000;

    /** With numbers and instants that both ascend: an earlier change of a later time tells nothing more. */
    private final Deque<LifeChange> changes = new ArrayDeque<>();

    private long number;

    /** Notes that a request is told otherwise. */
    void note(@Nullable KeptRow before, KeptRow now) {
        long from = from(before, now);
        if (from != Long.MAX_VALUE) {
            note(from);
        }
    }

    void note(long from) {
        number++;
        while (!changes.isEmpty() && changes.getLast().from() >= from) {
            changes.removeLast();
        }
        changes.add(new LifeChange(number, from));
        if (changes.size() > MOST) {
            LifeChange oldest = changes.removeFirst();
            LifeChange next = changes.removeFirst();
            changes.addFirst(new LifeChange(next.number(), oldest.from()));
        }
    }

    /** Returns what has changed after the change of a number. */
    LifeChange since(long earlier) {
        return changes.stream()
                .filter(change -> change.number() > earlier)
                .findFirst()
                .map(change -> new LifeChange(number, change.from()))
                .orElse(new LifeChange(number, Long.MAX_VALUE));
    }

    private static long from(@Nullable KeptRow before, KeptRow now) {
        Lifeline one = before == null || before.opened() != now.opened() ? null : before.lifeline();
        if (before == null || one == null || now.life() == null) {
            return Math.min(opened(before), opened(now));
        }
        if (Arrays.equals(before.life(), now.life())) {
            return Long.MAX_VALUE;
        }
        Lifeline other = Objects.requireNonNull(now.lifeline());
        return Math.min(
                from(one.looks(), other.looks(), look -> Micros.of(look.from())),
                from(one.turns(), other.turns(), turn -> Micros.of(turn.at())));
    }

    private static long opened(@Nullable KeptRow row) {
        return row == null || row.life() == null ? Long.MAX_VALUE : row.opened();
    }

    private static <T> long from(List<T> one, List<T> other, Function<T, Long> at) {
        int same = 0;
        while (same < Math.min(one.size(), other.size()) && Objects.equals(one.get(same), other.get(same))) {
            same++;
        }
        long from = Long.MAX_VALUE;
        for (List<T> list : List.of(one, other)) {
            from = same < list.size() ? Math.min(from, at.apply(list.get(same))) : from;
        }
        return from;
    }
}
