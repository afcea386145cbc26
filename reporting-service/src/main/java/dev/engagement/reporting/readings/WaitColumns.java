package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.urgency.LaterEngaged;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.measures.WaitBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** The waits of rows by their queues, in columns, so that those that overtook others are found without reading each. */
final class WaitColumns {
    private final Map<String, Queue> queues = new HashMap<>();
    private long[] opened = new long[16];
    /** Instants at which IT was engaged, in microseconds; {@link Wait#WAITING}: not at all. */
    private long[] engaged = new long[16];
    /** The stored number of the urgency at the end of the wait. */
    private byte[] urgency = new byte[16];
    /** The number of the queue. */
    private int[] queue = new int[16];

    private int size;

    /** A queue, also of rows that have left it. */
    private record Queue(int number, InOrder rows) {}

    /** Adds a row at the next place, or replaces the one at an earlier place. */
    void put(int place, KeptRow row) {
        if (place >= opened.length) {
            opened = Arrays.copyOf(opened, 2 * opened.length);
            engaged = Arrays.copyOf(engaged, opened.length);
            urgency = Arrays.copyOf(urgency, opened.length);
            queue = Arrays.copyOf(queue, opened.length);
        }
        Queue its =
                queues.computeIfAbsent(row.queue(), any -> new Queue(queues.size(), new InOrder(one -> opened[one])));
        boolean isMoved = place == size || queue[place] != its.number() || opened[place] != row.opened();
        size = Math.max(size, place + 1);
        queue[place] = its.number();
        opened[place] = row.opened();
        byte[] wait = row.queued();
        engaged[place] = wait == null ? Wait.WAITING : WaitBytes.engaged(wait);
        urgency[place] = wait == null ? 0 : WaitBytes.lastUrgency(wait);
        if (isMoved) {
            its.rows().add(place);
        }
    }

    /**
     * Passes on the places of those that overtook some of these waits while they lasted, or may have.
     *
     * @param from only those opened from then on
     * @param to and before then
     * @param counts whether the row at a place may count
     * @return the count of all others that overtook one that goes on
     */
    LaterEngaged overtakers(List<Wait> waits, long from, long to, IntPredicate counts, IntConsumer reader) {
        Map<String, List<Wait>> byQueue = new HashMap<>();
        waits.forEach(wait ->
                byQueue.computeIfAbsent(wait.queue(), any -> new ArrayList<>()).add(wait));
        Map<String, Overtaken> overtaken = new HashMap<>();
        byQueue.forEach((name, some) -> {
            Overtaken asked = new Overtaken(some);
            overtaken.put(name, asked);
            Queue its = queues.get(name);
            if (its != null) {
                its.rows().each(Math.max(from, asked.first()), Math.min(to, asked.last()), place -> {
                    if (queue[place] == its.number()
                            && engaged[place] != Wait.WAITING
                            && opened[place] >= from
                            && opened[place] < to
                            && counts.test(place)
                            && asked.takes(opened[place], engaged[place], urgency[place])) {
                        reader.accept(place);
                    }
                });
            }
        });
        return wait -> {
            Overtaken asked = overtaken.get(wait.queue());
            return asked == null || wait.until() != Wait.WAITING ? 0 : asked.later(wait);
        };
    }
}
