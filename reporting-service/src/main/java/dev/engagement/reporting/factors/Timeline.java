package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that a field has over a story: each one holds from its entry until the next. */
public final class Timeline<T> {
    private final List<Since<T>> list = new ArrayList<>();

    /**
     * A value and its entry.
     *
     * @param value null if there is none from then on
     */
    public record Since<T>(Recorded entry, @Nullable T value) {
        public Instant from() {
            return entry.occurredAt();
        }
    }

    /** Adds a value; must be called in story order. */
    void put(Recorded entry, @Nullable T value) {
        list.add(new Since<>(entry, value));
    }

    public List<Since<T>> list() {
        return list;
    }

    /** Returns the latest value by an instant, that instant included; null before the first. */
    public @Nullable Since<T> at(Instant instant) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (list.get(middle).from().isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? null : list.get(low - 1);
    }

    /** Returns the value in force at an instant, after the entries of that instant; null if there is none. */
    public @Nullable T valueAt(Instant instant) {
        Since<T> since = at(instant);
        return since == null ? null : since.value();
    }

    /** Returns the latest value; null if there is none. */
    public @Nullable T current() {
        return list.isEmpty() ? null : list.getLast().value();
    }

    public @Nullable Since<T> last() {
        return list.isEmpty() ? null : list.getLast();
    }
}
