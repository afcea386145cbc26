package dev.engagement.reporting.readings;

import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.readings.Listing.Wanted;
import dev.engagement.reporting.readings.Needs.SectionCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The chosen ones of all open requests in memory; chosen, counted and put in order as {@link Needs} does in SQL. */
final class OpenInMemory {
    private static final List<String> URGENCIES = List.of("critical", "high", "medium");
    private static final Set<String> OPEN = Set.of("open");

    private final KeptRow[] open;
    private final Wanted wanted;
    private final long at;
    private final long near;

    /**
     * Creates a choice.
     *
     * @param near until when a deadline counts as near
     */
    OpenInMemory(KeptRow[] open, Wanted wanted, Instant near) {
        this.open = open;
        this.wanted = wanted;
        this.at = Micros.from(wanted.at());
        this.near = Micros.from(near);
    }

    /** Returns whether a choice can be made in memory. */
    static boolean knows(Wanted wanted) {
        return wanted.states().equals(OPEN)
                && wanted.suppliers().isEmpty()
                && wanted.search() == null
                && wanted.after() == null;
    }

    private static Standing standing(KeptRow row) {
        return Objects.requireNonNull(row.standing());
    }

    /**
     * Returns whether a request is chosen.
     *
     * @param but whatever it has there; null: nothing is left out
     */
    private boolean isChosen(KeptRow row, @Nullable Dimension but, boolean ofAnybody) {
        Standing standing = standing(row);
        if (!wanted.scope().includes(row.dimensions(), row.customer())) {
            return false;
        }
        for (Map.Entry<Dimension, Set<String>> filter : wanted.where().entrySet()) {
            if (filter.getKey() != but
                    && !filter.getValue().contains(row.dimensions().getOrDefault(filter.getKey(), ""))) {
                return false;
            }
        }
        return (ofAnybody || wanted.owner() == null || wanted.owner().equals(standing.owner())) && isDue(standing);
    }

    private boolean isDue(Standing standing) {
        Instant soon = wanted.soon();
        return (wanted.overdue().isEmpty() && soon == null)
                || wanted.overdue().stream().anyMatch(target -> standing.by(target) < at)
                || (soon != null && standing.isDue(at, Micros.from(soon)));
    }

    private Section section(KeptRow row) {
        return Section.of(standing(row), at, near);
    }

    Map<Section, SectionCount> counts() {
        long[] requests = new long[Section.values().length];
        long[] critical = new long[requests.length];
        for (KeptRow row : open) {
            if (isChosen(row, null, false)) {
                int section = section(row).number();
                requests[section]++;
                critical[section] += urgency(row) == 0 ? 1 : 0;
            }
        }
        Map<Section, SectionCount> counts = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            if (requests[section.number()] > 0) {
                counts.put(section, new SectionCount(requests[section.number()], critical[section.number()]));
            }
        }
        return counts;
    }

    /** Returns how many have each value of a dimension, whichever of them is chosen. */
    Map<String, Long> values(Dimension dimension) {
        Map<String, long[]> counted = new HashMap<>();
        for (KeptRow row : open) {
            String value = row.dimensions().get(dimension);
            if (value != null && isChosen(row, dimension, false)) {
                counted.computeIfAbsent(value, any -> new long[1])[0]++;
            }
        }
        Map<String, Long> values = new HashMap<>();
        counted.forEach((value, count) -> values.put(value, count[0]));
        return values;
    }

    /** Returns who owns any of them, whoever is chosen. */
    Set<String> owners() {
        Set<String> owners = new TreeSet<>();
        for (KeptRow row : open) {
            String owner = standing(row).owner();
            if (owner != null && isChosen(row, null, true)) {
                owners.add(owner);
            }
        }
        return owners;
    }

    /** A request and its place. */
    record InSection(Section section, String subject) {}

    /**
     * Returns a part of them, in order.
     *
     * @param only null: of all sections
     * @param after how many come before it
     */
    List<InSection> lines(@Nullable Section only, boolean isBySection, int after) {
        Comparator<KeptRow> order = order(isBySection);
        int most = after + wanted.limit();
        PriorityQueue<KeptRow> first = new PriorityQueue<>(order.reversed());
        for (KeptRow row : open) {
            if (isChosen(row, null, false) && (only == null || section(row) == only)) {
                if (first.size() < most) {
                    first.add(row);
                } else if (order.compare(row, Objects.requireNonNull(first.peek())) < 0) {
                    first.remove();
                    first.add(row);
                }
            }
        }
        List<KeptRow> sorted = new ArrayList<>(first);
        sorted.sort(order);
        return sorted.stream()
                .skip(after)
                .map(row -> new InSection(section(row), row.subject()))
                .toList();
    }

    private Comparator<KeptRow> order(boolean isBySection) {
        Comparator<KeptRow> within =
                Comparator.<KeptRow>comparingLong(wanted.order()::key).thenComparing(KeptRow::subject);
        within = wanted.order().isAscending() ? within : within.reversed();
        return isBySection
                ? Comparator.<KeptRow>comparingInt(row -> section(row).number())
                        .thenComparingInt(OpenInMemory::urgency)
                        .thenComparing(within)
                : within;
    }

    /** Returns the place of the urgency, the highest first; unknown ones are last. */
    private static int urgency(KeptRow row) {
        int place = URGENCIES.indexOf(row.dimensions().getOrDefault(Dimension.URGENCY, ""));
        return place < 0 ? URGENCIES.size() : place;
    }
}
