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

    /** How many of its queue were opened after each. */
    private final int[] later;

    private Overtaking(List<Wait> waits) {
        this.waits = waits;
        this.counts = new int[waits.size()];
        this.later = new int[waits.size()];
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
        countLater(queue);
        List<Integer> engaged = new ArrayList<>(
                queue.stream().filter(place -> waits.get(place).engaged()).toList());
        engaged.sort(Comparator.comparing(this::until));
        Tree[] lessUrgent = new Tree[Level.values().length];
        Arrays.setAll(lessUrgent, any -> new Tree(queue.size()));
        int next = 0;
        for (Question question : questions(queue)) {
            while (next < engaged.size() && until(engaged.get(next)).isBefore(question.when())) {
                int place = engaged.get(next++);
                Level urgency = waits.get(place).levels().getLast().urgency();
                for (int level = 0; level < urgency.ordinal(); level++) {
                    lessUrgent[level].add(later[place]);
                }
            }
            counts[question.place()] +=
                    question.sign() * lessUrgent[question.urgency().ordinal()].below(later[question.place()]);
        }
    }

    private void countLater(List<Integer> queue) {
        queue.sort(Comparator.comparing(place -> waits.get(place).opened()));
        for (int i = queue.size() - 1, from = i; i >= 0; i--) {
            if (!opened(queue, i).equals(opened(queue, from))) {
                from = i;
            }
            later[queue.get(i)] = queue.size() - 1 - from;
        }
    }

    private Instant opened(List<Integer> queue, int i) {
        return waits.get(queue.get(i)).opened();
    }

    private Instant until(int place) {
        Instant until = waits.get(place).until();
        return until == null ? Instant.MAX : until;
    }

    /**
     * What to ask in which order: for each stretch of a wait in which its urgency stays the same, at its end and start. At
     * the start of the first nobody who was opened later can have been engaged.
     */
    private List<Question> questions(List<Integer> queue) {
        List<Question> questions = new ArrayList<>(queue.size());
        for (int place : queue) {
            List<Wait.Step> levels = waits.get(place).levels();
            for (int i = 0; i < levels.size(); i++) {
                Wait.Step step = levels.get(i);
                if (i > 0) {
                    questions.add(new Question(step.from(), place, step.urgency(), -1));
                }
                Instant end = i + 1 == levels.size()
                        ? until(place)
                        : levels.get(i + 1).from();
                questions.add(new Question(end, place, step.urgency(), 1));
            }
        }
        questions.sort(Comparator.comparing(Question::when));
        return questions;
    }

    /** Counts numbers below another. */
    private static final class Tree {
        private final int[] tree;

        Tree(int numbers) {
            this.tree = new int[numbers + 1];
        }

        void add(int number) {
            for (int i = number + 1; i < tree.length; i += i & -i) {
                tree[i]++;
            }
        }

        int below(int number) {
            int sum = 0;
            for (int i = number; i > 0; i -= i & -i) {
                sum += tree[i];
            }
            return sum;
        }
    }
}
