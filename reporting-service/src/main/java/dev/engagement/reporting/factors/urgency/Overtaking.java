package dev.engagement.reporting.factors.urgency;

import dev.engagement.events.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts for each wait the requests of its queue that were opened later, were less urgent, and were engaged while it
 * lasted. In n log n: all engagements of a queue are walked through in time, and a binary indexed tree (P. Fenwick, 1994)
 * for each level counts those of lower levels by when they were opened.
 */
public final class Overtaking {
    /** At {@code when}: how many engaged before it count for, or against, the wait at that place. */
    private record Question(Instant when, int place, Level urgency, int sign) {}

    private final List<Wait> waits;
    private final int[] counts;

    private Overtaking(List<Wait> waits) {
        this.waits = waits;
        this.counts = new int[waits.size()];
    }

    /** One count for each wait, in their order. */
    public static int[] count(List<Wait> waits) {
        Map<String, List<Integer>> queues = new HashMap<>();
        for (int place = 0; place < waits.size(); place++) {
            queues.computeIfAbsent(waits.get(place).queue(), any -> new ArrayList<>())
                    .add(place);
        }
        Overtaking overtaking = new Overtaking(waits);
        queues.values().forEach(overtaking::countWithin);
        return overtaking.counts;
    }

    private void countWithin(List<Integer> queue) {
        Instant[] openings =
                queue.stream().map(place -> waits.get(place).opened()).sorted().toArray(Instant[]::new);
        List<Wait> engaged = queue.stream()
                .map(waits::get)
                .filter(Wait::engaged)
                .sorted(Comparator.comparing(wait -> until(wait)))
                .toList();
        Later[] lessUrgent = new Later[Level.values().length];
        Arrays.setAll(lessUrgent, any -> new Later(openings));
        int next = 0;
        for (Question question : questions(queue)) {
            while (next < engaged.size() && until(engaged.get(next)).isBefore(question.when())) {
                Wait wait = engaged.get(next++);
                for (int level = 0; level < wait.levels().getLast().urgency().ordinal(); level++) {
                    lessUrgent[level].add(wait.opened());
                }
            }
            counts[question.place()] += question.sign()
                    * lessUrgent[question.urgency().ordinal()].openedAfter(
                            waits.get(question.place()).opened());
        }
    }

    private static Instant until(Wait wait) {
        return wait.until() == null ? Instant.MAX : wait.until();
    }

    /** What to ask in which order: for each stretch of a wait in which its urgency stays the same, at its end and start. */
    private List<Question> questions(List<Integer> queue) {
        List<Question> questions = new ArrayList<>();
        for (int place : queue) {
            Wait wait = waits.get(place);
            for (int i = 0; i < wait.levels().size(); i++) {
                Wait.Step step = wait.levels().get(i);
                boolean isLast = i + 1 == wait.levels().size();
                questions.add(new Question(step.from(), place, step.urgency(), -1));
                questions.add(new Question(
                        isLast ? until(wait) : wait.levels().get(i + 1).from(), place, step.urgency(), 1));
            }
        }
        questions.sort(Comparator.comparing(Question::when));
        return questions;
    }

    /** How many of some requests were opened after an instant. */
    private static final class Later {
        private final Instant[] openings;
        private final int[] tree;

        Later(Instant[] openings) {
            this.openings = openings;
            this.tree = new int[openings.length + 1];
        }

        void add(Instant opened) {
            for (int i = openings.length - firstAfter(opened) + 1; i < tree.length; i += i & -i) {
                tree[i]++;
            }
        }

        int openedAfter(Instant opened) {
            int sum = 0;
            for (int i = openings.length - firstAfter(opened); i > 0; i -= i & -i) {
                sum += tree[i];
            }
            return sum;
        }

        /** Index of the first opening after that instant. */
        private int firstAfter(Instant instant) {
            int low = 0;
            int high = openings.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (openings[middle].isAfter(instant)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }
    }
}
