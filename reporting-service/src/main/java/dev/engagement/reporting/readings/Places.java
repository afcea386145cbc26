package dev.engagement.reporting.readings;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** A growing list of the places of rows. */
final class Places {
    static final Places NONE = new Places();

    private int[] all = {};
    private int size;

    void add(int place) {
        if (size == all.length) {
            all = Arrays.copyOf(all, Math.max(4, 2 * size));
        }
        all[size++] = place;
    }

    int size() {
        return size;
    }

    void each(IntConsumer reader) {
        for (int i = 0; i < size; i++) {
            reader.accept(all[i]);
        }
    }

    int[] toArray() {
        return Arrays.copyOf(all, size);
    }
}
