package dev.engagement.reporting.readings;

import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.readings.Listing.Line;
import dev.engagement.reporting.readings.Listing.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Chosen requests of all open ones in memory; chosen, counted and put in order as in SQL, in one walk. */
final class OpenInMemory implements Needed {
    private static final List<String> URGENCIES = List.of("critical", "high", "medium");
    private static final Set<String> OPEN = Set.of("open");

    private final Wanted wanted;
    private final long at;
    private final long near;
    private final BiFunction<List<String>, ListingOrder, Map<String, Line>> lines;
    private final Map<Map<Dimension, String>, Alike> alike = new IdentityHashMap<>();
    private final Set<String> owners = new HashSet<>();
    private final List<Chosen> chosen = new ArrayList<>();

    private record Chosen(KeptRow row, Section section) {}

    /** Open requests with the same dimensions. */
    private static final class Alike {
        /** How many filters do not accept them. */
        private int misses;
        /** The dimension whose filter does not. */
        private @Nullable Dimension missed;
        /** How many there are, but for the filters. */
        private long count;
    }

    /**
     * Chooses.
     *
     * @param near until when a deadline counts as near
     * @param lines returns requests by their subjects, with their places in an order
     */
    OpenInMemory(
            KeptRow[] open,
            Wanted wanted,
            Instant near,
            BiFunction<List<String>, ListingOrder, Map<String, Line>> lines) {
        this.wanted = wanted;
        this.at = Micros.from(wanted.at());
        this.near = Micros.from(near);
        this.lines = lines;
        for (KeptRow row : open) {
            choose(row, standing(row));
        }
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

    private void choose(KeptRow row, Standing standing) {
        Alike its = alike.get(row.dimensions());
        if (its == null) {
            its = alike(row.dimensions());
            alike.put(row.dimensions(), its);
        }
        if (its.misses > 1 || !wanted.scope().includes(row.dimensions(), row.customer()) || !isDue(standing)) {
            return;
        }
        String owner = standing.owner();
        if (its.misses == 0 && owner != null) {
            owners.add(owner);
        }
        if (wanted.owner() == null || wanted.owner().equals(owner)) {
            its.count++;
            if (its.misses == 0) {
                chosen.add(new Chosen(row, Section.of(standing, at, near)));
            }
        }
    }

    private Alike alike(Map<Dimension, String> dimensions) {
        Alike its = new Alike();
        wanted.where().forEach((dimension, values) -> {
            if (!values.contains(dimensions.getOrDefault(dimension, ""))) {
                its.misses++;
                its.missed = dimension;
            }
        });
        return its;
    }

    private boolean isDue(Standing standing) {
        Instant soon = wanted.soon();
        return (wanted.overdue().isEmpty() && soon == null)
                || wanted.overdue().stream().anyMatch(target -> standing.by(target) < at)
                || (soon != null && standing.isDue(at, Micros.from(soon)));
    }

    @Override
    public Map<Section, SectionCount> counts() {
        long[] requests = new long[Section.values().length];
        long[] critical = new long[requests.length];
        for (Chosen one : chosen) {
            int section = one.section().number();
            requests[section]++;
            critical[section] += urgency(one) == 0 ? 1 : 0;
        }
        Map<Section, SectionCount> counts = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            if (requests[section.number()] > 0) {
                counts.put(section, new SectionCount(requests[section.number()], critical[section.number()]));
            }
        }
        return counts;
    }

    @Override
    public Map<String, Long> values(Dimension dimension) {
        Map<String, Long> values = new HashMap<>();
        alike.forEach((dimensions, its) -> {
            String value = dimensions.get(dimension);
            if (value != null && its.count > 0 && (its.misses == 0 || its.missed == dimension)) {
                values.merge(value, its.count, Long::sum);
            }
        });
        Map<String, Long> first = new LinkedHashMap<>();
        values.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(Needs.MOST)
                .forEach(one -> first.put(one.getKey(), one.getValue()));
        return first;
    }

    @Override
    public List<String> owners() {
        return owners.stream().sorted().limit(Needs.MOST).toList();
    }

    @Override
    public List<Needing> lines(@Nullable Section only, boolean isBySection, int after) {
        List<Chosen> first = first(only, order(isBySection), after + wanted.limit()).stream()
                .skip(after)
                .toList();
        Map<String, Line> told =
                lines.apply(first.stream().map(one -> one.row().subject()).toList(), wanted.order());
        List<Needing> needing = new ArrayList<>();
        for (Chosen one : first) {
            Line line = told.get(one.row().subject());
            if (line != null) {
                needing.add(new Needing(one.section(), line));
            }
        }
        return needing;
    }

    private List<Chosen> first(@Nullable Section only, Comparator<Chosen> order, int most) {
        PriorityQueue<Chosen> first = new PriorityQueue<>(order.reversed());
        for (Chosen one : chosen) {
            if (only == null || one.section() == only) {
                if (first.size() < most) {
                    first.add(one);
                } else if (most > 0 && order.compare(one, first.element()) < 0) {
                    first.remove();
                    first.add(one);
                }
            }
        }
        List<Chosen> sorted = new ArrayList<>(first);
        sorted.sort(order);
        return sorted;
    }

    private Comparator<Chosen> order(boolean isBySection) {
        Comparator<Chosen> within = Comparator.<Chosen>comparingLong(
                        one -> wanted.order().key(one.row()))
                .thenComparing(one -> one.row().subject());
        within = wanted.order().isAscending() ? within : within.reversed();
        return isBySection
                ? Comparator.<Chosen>comparingInt(one -> one.section().number())
                        .thenComparingInt(OpenInMemory::urgency)
                        .thenComparing(within)
                : within;
    }

    /** Returns the place of the urgency, the highest first; unknown ones are last. */
    private static int urgency(Chosen one) {
        int place = URGENCIES.indexOf(one.row().dimensions().getOrDefault(Dimension.URGENCY, ""));
        return place < 0 ? URGENCIES.size() : place;
    }
}
