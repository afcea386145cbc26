package dev.engagement.reporting.factors.urgency;

import dev.engagement.events.Level;
import dev.engagement.reporting.calendar.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts, for each wait, the requests of its queue that were opened later, were less urgent, and were engaged while it lasted. Takes n log
 * n time: goes through a queue from the latest opening to the earliest, with a binary indexed tree (P. Fenwick, 1994) for each level, which
 * counts those of lower levels by the time of their engagement.
 */
public final class Overtaking {
    private static final Comparator<QueuedWait> LATEST_FIRST =
            Comparator.<QueuedWait>comparingLong(queued -> queued.since).reversed();

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
        queue.sort(LATEST_FIRST);
        Later later = new Later(queue.stream()
                .filter(queued -> queued.isEngaged)
                .mapToLong(queued -> queued.until)
                .sorted()
                .toArray());
        int added = 0;
        for (QueuedWait queued : queue) {
            while (queue.get(added).since > queued.since) {
                later.add(queue.get(added++));
            }
            queued.overtakers = later.overtakers(queued.wait);
        }
    }

    /** Requests that were opened later than a wait. */
    private static final class Later {
        /** When requests of the queue were engaged, ascending. */
        private final long[] engagements;

        private final Tree[] lessUrgent = new Tree[Level.values().length];

        Later(long[] engagements) {
            this.engagements = engagements;
            Arrays.setAll(lessUrgent, any -> new Tree(engagements.length));
        }

        void add(QueuedWait queued) {
            if (queued.isEngaged) {
                int place = before(queued.until);
                int urgency = queued.wait.levels().getLast().urgency().ordinal();
                for (int level = 0; level < urgency; level++) {
                    lessUrgent[level].add(place);
                }
            }
        }

        /** Counts those engaged in each stretch of a wait with the same urgency; none of them was before the first. */
        int overtakers(Wait wait) {
            List<Wait.Step> levels = wait.levels();
            int count = 0;
            for (int i = 0; i < levels.size(); i++) {
                Tree tree = lessUrgent[levels.get(i).urgency().ordinal()];
                long end = i + 1 == levels.size()
                        ? wait.until()
                        : levels.get(i + 1).from();
                count += tree.below(before(end));
                count -= i == 0 ? 0 : tree.below(before(levels.get(i).from()));
            }
            return count;
        }

        private int before(long instant) {
            return Micros.countBelow(engagements, engagements.length, instant);
        }
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
