package dev.engagement.reporting.readings;

import dev.engagement.events.Level;
import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.measures.WaitBytes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Waits of one queue, of which some may have been overtaken: tells who overtook a wait that is over, or one that goes on before its urgency
 * last changed, and counts who only overtook those that go on.
 */
final class Overtaken {
    private final long[] since;
    /**
     * For each urgency, the latest end of all waits up to each place that were more urgent at any time, or change of urgency where one goes
     * on.
     */
    private final long[][] until = new long[Level.values().length][];

    private final long firstGoingOn;
    private final long last;
    /** How many waits began before the opening that was looked up last. */
    private int place;

    private final Openings[] byUrgency = new Openings[Level.values().length];

    /** Openings of the requests of an urgency, ascending once sorted. */
    private static final class Openings {
        private long[] all = new long[16];
        private int size;
        private boolean isSorted;

        void add(long opened) {
            if (size == all.length) {
                all = Arrays.copyOf(all, 2 * size);
            }
            all[size++] = opened;
            isSorted = false;
        }

        int after(long opened) {
            if (!isSorted) {
                Arrays.sort(all, 0, size);
                isSorted = true;
            }
            return size - Micros.countBelow(all, size, opened + 1);
        }
    }

    Overtaken(List<Wait> waits) {
        List<Wait> inOrder =
                waits.stream().sorted(Comparator.comparingLong(Wait::since)).toList();
        this.since = inOrder.stream().mapToLong(Wait::since).toArray();
        for (int urgency = 0; urgency < until.length; urgency++) {
            int than = urgency;
            until[urgency] = inOrder.stream()
                    .mapToLong(wait -> highest(wait) < than ? bound(wait) : Long.MIN_VALUE)
                    .toArray();
            Arrays.parallelPrefix(until[urgency], Math::max);
        }
        this.firstGoingOn = inOrder.stream()
                .filter(wait -> wait.until() == Wait.WAITING)
                .mapToLong(Wait::since)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        this.last = firstGoingOn != Long.MAX_VALUE || since.length == 0
                ? Long.MAX_VALUE
                : until[until.length - 1][since.length - 1];
        Arrays.setAll(byUrgency, any -> new Openings());
    }

    private static long bound(Wait wait) {
        if (wait.until() != Wait.WAITING) {
            return wait.until();
        }
        return wait.levels().size() > 1 ? wait.levels().getLast().from() : Long.MIN_VALUE;
    }

    /** Returns the stored number of its highest urgency ever. */
    private static int highest(Wait wait) {
        return wait.levels().stream()
                .mapToInt(level -> WaitBytes.LEVELS.of(level.urgency()))
                .min()
                .orElseThrow();
    }

    /** Returns the first opening of a request that may have overtaken any. */
    long first() {
        return since.length == 0 ? Long.MAX_VALUE : since[0] + 1;
    }

    /** Returns the first opening of a request that came too late for all. */
    long last() {
        return last;
    }

    /**
     * Takes a request that was opened and engaged then.
     *
     * @param urgency the stored number of its urgency
     * @return whether it may have overtaken a wait otherwise than by {@link #later}
     */
    boolean takes(long opened, long engaged, byte urgency) {
        int before = before(opened);
        if (before > 0 && engaged < until[urgency][before - 1]) {
            return true;
        }
        if (opened > firstGoingOn) {
            byUrgency[urgency].add(opened);
        }
        return false;
    }

    /** Returns how many waits began before; quick for openings that ascend. */
    private int before(long opened) {
        if (place > 0 && since[place - 1] >= opened) {
            place = Micros.countBelow(since, since.length, opened);
        }
        while (place < since.length && since[place] < opened) {
            place++;
        }
        return place;
    }

    /** Returns how many that were taken, and not told, overtook a wait that goes on. */
    int later(Wait wait) {
        int count = 0;
        int own = WaitBytes.LEVELS.of(wait.levels().getLast().urgency());
        for (int urgency = own + 1; urgency < byUrgency.length; urgency++) {
            count += byUrgency[urgency].after(wait.since());
        }
        return count;
    }
}
