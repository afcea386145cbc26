package dev.engagement.service.intake.webhooks.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries of a connection in the order of their arrival, from the last one that was noted before.
 *
 * @param times ascending
 */
record Arrivals(List<Instant> times) {
    Arrivals {
        times = List.copyOf(times);
    }

    /** Returns the arrivals after the last one noted; a delivery that is read again arrived earlier, and is left out. */
    static Arrivals after(@Nullable Instant last, List<Instant> times) {
        List<Instant> all = new ArrayList<>(times);
        if (last != null) {
            all.removeIf(time -> !time.isAfter(last));
            all.add(last);
        }
        all.sort(null);
        return new Arrivals(all);
    }

    /** Returns the latest arrival. */
    Instant latest() {
        return times.getLast();
    }

    /** Returns the longest silence between two of them; zero if there is only one. */
    Duration longest() {
        Duration longest = Duration.ZERO;
        for (int i = 1; i < times.size(); i++) {
            longest = longer(longest, Duration.between(times.get(i - 1), times.get(i)));
        }
        return longest;
    }

    /**
     * Returns the silence that was reached within each hour.
     *
     * @param atMost how far back, so that a silence of years takes no room
     */
    Map<Instant, Duration> byHour(Duration atMost) {
        Map<Instant, Duration> hours = new TreeMap<>();
        for (int i = 1; i < times.size(); i++) {
            Instant since = times.get(i - 1);
            Instant until = times.get(i);
            Instant last = until.truncatedTo(ChronoUnit.HOURS);
            Instant first = since.truncatedTo(ChronoUnit.HOURS);
            Instant earliest = last.minus(atMost);
            for (Instant hour = first.isBefore(earliest) ? earliest : first;
                    !hour.isAfter(last);
                    hour = hour.plus(1, ChronoUnit.HOURS)) {
                Instant end = hour.equals(last) ? until : hour.plus(1, ChronoUnit.HOURS);
                hours.merge(hour, Duration.between(since, end), Arrivals::longer);
            }
        }
        return hours;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
