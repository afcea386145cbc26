package dev.engagement.reporting.factors.urgency;

import dev.engagement.events.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts, for each wait, the requests of its queue that were opened later, were less urgent, and were engaged while it lasted. Takes n log
 * n time: goes through all engagements of a queue in order of time, with a binary indexed tree (P. Fenwick, 1994) for each level, which
 * counts those of lower levels by the time of their opening.
 */
public final class Overtaking {

    /** A query at {@code when}: the number of requests engaged before it counts for, or against, that wait. */
    private record Question(long when, QueuedWait asking, Level urgency, int sign) {}

    private Overtaking() {}

    /** Returns a count for each wait, in their order. */
    public static int[] count(List<Wait> waits) {
        List<QueuedWait> all = waits.parallelStream().map(QueuedWait::new).toList();
        Map<String, List<QueuedWait>> queues = new HashMap<>();
        for (QueuedWait queued : all) {
            queues.computeIfAbsent(queued.wait.queue(), any -> new ArrayList<>())
                    .add(queued);
        }
        queues.values().parallelStream().forEach(Overtaking::countWithin);
        return all.stream().mapToInt(queued -> queued.overtakers).toArray();
    }

    private static void countWithin(List<QueuedWait> queue) {
        countLater(queue);
        List<QueuedWait> engaged = queue.stream()
                .filter(queued -> queued.wait.engaged())
                .sorted(Comparator.comparingLong(queued -> queued.wait.until()))
                .toList();
        Tree[] lessUrgent = new Tree[Level.values().length];
        Arrays.setAll(lessUrgent, any -> new Tree(queue.size()));
        int next = 0;
        for (Question question : questions(queue)) {
            while (next < engaged.size() && engaged.get(next).wait.until() < question.when()) {
                QueuedWait overtaker = engaged.get(next++);
                Level urgency = overtaker.wait.levels().getLast().urgency();
                for (int level = 0; level < urgency.ordinal(); level++) {
                    lessUrgent[level].add(overtaker.openedLater);
                }
            }
            QueuedWait asking = question.asking();
            asking.overtakers += question.sign() * lessUrgent[question.urgency().ordinal()].below(asking.openedLater);
        }
    }

    private static void countLater(List<QueuedWait> queue) {
        queue.sort(Comparator.comparingLong(queued -> queued.wait.since()));
        for (int i = queue.size() - 1, last = i; i >= 0; i--) {
            QueuedWait queued = queue.get(i);
            if (queued.wait.since() != queue.get(last).wait.since()) {
                last = i;
            }
            queued.openedLater = queue.size() - 1 - last;
        }
    }

    /**
     * Returns the queries in the order of time: one at the end and one at the start of each stretch of a wait with the same urgency. The
     * start of the first stretch needs none: no request that was opened later can have been engaged by then.
     */
    private static List<Question> questions(List<QueuedWait> queue) {
        List<Question> questions = new ArrayList<>(queue.size());
        for (QueuedWait queued : queue) {
            List<Wait.Step> levels = queued.wait.levels();
            for (int i = 0; i < levels.size(); i++) {
                Wait.Step step = levels.get(i);
                if (i > 0) {
                    questions.add(new Question(step.from(), queued, step.urgency(), -1));
                }
                long end = i + 1 == levels.size()
                        ? queued.wait.until()
                        : levels.get(i + 1).from();
                questions.add(new Question(end, queued, step.urgency(), 1));
            }
        }
        questions.sort(Comparator.comparingLong(Question::when));
        return questions;
    }

    /** A binary indexed tree that counts the numbers below another. */
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
