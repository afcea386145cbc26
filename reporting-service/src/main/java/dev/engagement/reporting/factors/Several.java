package dev.engagement.reporting.factors;

import dev.engagement.reporting.calendar.Time;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes one reading of a request's several: the mean of the settled ones. */
public final class Several {
    private Several() {}

    /** Returns the mean; it runs if any of them runs, and has ended if none can settle. */
    public static Reading mean(List<Reading> each) {
        if (each.isEmpty()) {
            return Reading.ABSENT;
        }
        List<Reading> settled = each.stream()
                .filter(reading -> reading.status() == Status.SETTLED)
                .toList();
        boolean runs = each.stream().anyMatch(reading -> reading.status() == Status.RUNNING);
        Status status = runs ? Status.RUNNING : settled.isEmpty() ? Status.ENDED : Status.SETTLED;
        List<UUID> entries = each.stream()
                .flatMap(reading -> reading.entries().stream())
                .distinct()
                .toList();
        return mean(settled, status, entries);
    }

    private static Reading mean(List<Reading> settled, Status status, List<UUID> entries) {
        if (settled.isEmpty()) {
            return new Reading(status, null, null, null, entries);
        }
        if (settled.getFirst().time() == null) {
            double mean = settled.stream().collect(Collectors.averagingDouble(reading -> {
                Double value = reading.value();
                return value == null ? 0 : value;
            }));
            return Reading.value(status, mean, entries);
        }
        Time sum = Time.ZERO;
        for (Reading reading : settled) {
            sum = sum.plus(reading.time() == null ? Time.ZERO : reading.time());
        }
        return Reading.time(status, sum.dividedBy(settled.size()), entries);
    }
}
