package dev.engagement.reporting.report;

import dev.engagement.reporting.calendar.Micros;
import java.util.Arrays;

/** Microseconds in ascending order, of which some come and go. */
final class SortedLongs {
    private long[] all = new long[16];
    private int size;

    int size() {
        return size;
    }

    long get(int place) {
        return all[place];
    }

    void add(long number) {
        if (size == all.length) {
            all = Arrays.copyOf(all, 2 * size);
        }
        int place = countBelow(number);
        System.arraycopy(all, place, all, place + 1, size - place);
        all[place] = number;
        size++;
    }

    /** Removes a number that is there, once. */
    void remove(long number) {
        int place = countBelow(number);
        size--;
        System.arraycopy(all, place + 1, all, place, size - place);
    }

    /** Returns how many numbers are smaller. */
    int countBelow(long number) {
        return Micros.countBelow(all, size, number);
    }
}
