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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Chosen requests of all open ones in memory; chosen, counted and put in order as in SQL, in one walk on all cores. */
final class OpenInMemory implements Needed {
    private static final List<String> URGENCIES = List.of("critical", "high", "medium");
    private static final Set<String> OPEN = Set.of("open");
    /** How many rows are walked in one go. */
    private static final int PART = 8_192;

    private final Wanted wanted;
    private final long at;
    private final long near;
    private final BiFunction<List<String>, ListingOrder, Map<String, Line>> lines;
    private final Walk all;

    /**
     * A chosen request.
     *
     * @param urgency its place, the highest first; unknown ones are last
     */
    private record Chosen(KeptRow row, Section section, int urgency) {}

    /** Open requests with the same dimensions. */
    private static final class Alike {
        private final Map<Dimension, String> dimensions;
        private final int urgency;
        /** How many filters do not accept them. */
        private int misses;
        /** The dimension whose filter does not. */
        private @Nullable Dimension missed;
        /** How many there are, but for the filters. */
        private long count;

        Alike(Map<Dimension, String> dimensions, Map<Dimension, Set<String>> where) {
            this.dimensions = dimensions;
            int place = URGENCIES.indexOf(dimensions.getOrDefault(Dimension.URGENCY, ""));
            this.urgency = place < 0 ? URGENCIES.size() : place;
            where.forEach((dimension, values) -> {
                if (!values.contains(dimensions.getOrDefault(dimension, ""))) {
                    misses++;
                    missed = dimension;
                }
            });
        }
    }

    /** What one core found in its part of the rows. */
    private final class Walk {
        private final Map<Map<Dimension, String>, Alike> alike = new IdentityHashMap<>();
        private final Set<String> owners = new HashSet<>();
        private final List<Chosen> chosen = new ArrayList<>();
        private final long[] requests = new long[Section.values().length];
        private final long[] critical = new long[requests.length];

        Walk(KeptRow[] open, int from, int to) {
            for (int i = from; i < to; i++) {
                choose(open[i], standing(open[i]));
            }
        }

        private void choose(KeptRow row, Standing standing) {
            Alike its = alike.get(row.dimensions());
            if (its == null) {
                its = new Alike(row.dimensions(), wanted.where());
                alike.put(row.dimensions(), its);
            }
            if (its.misses > 1 || !isInScope(row) || !isDue(standing)) {
                return;
            }
            String owner = standing.owner();
            if (its.misses == 0 && owner != null) {
                owners.add(owner);
            }
            if (wanted.owner() == null || wanted.owner().equals(owner)) {
                its.count++;
                if (its.misses == 0) {
                    add(new Chosen(row, Section.of(standing, at, near), its.urgency));
                }
            }
        }

        private void add(Chosen one) {
            chosen.add(one);
            int section = one.section().number();
            requests[section]++;
            critical[section] += one.urgency() == 0 ? 1 : 0;
        }

        /** Adds what another one found. */
        Walk with(Walk other) {
            other.alike.values().forEach(its -> {
                Alike same = alike.putIfAbsent(its.dimensions, its);
                if (same != null) {
                    same.count += its.count;
                }
            });
            owners.addAll(other.owners);
            chosen.addAll(other.chosen);
            for (int section = 0; section < requests.length; section++) {
                requests[section] += other.requests[section];
                critical[section] += other.critical[section];
            }
            return this;
        }
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
        this.all = IntStream.rangeClosed(0, open.length / PART)
                .parallel()
                .mapToObj(part -> new Walk(open, part * PART, Math.min(open.length, (part + 1) * PART)))
                .reduce(Walk::with)
                .orElseThrow();
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

    private boolean isInScope(KeptRow row) {
        return wanted.scope().isAll() || wanted.scope().includes(row.dimensions(), row.customer());
    }

    private boolean isDue(Standing standing) {
        Instant soon = wanted.soon();
        return (wanted.overdue().isEmpty() && soon == null)
                || wanted.overdue().stream().anyMatch(target -> standing.by(target) < at)
                || (soon != null && standing.isDue(at, Micros.from(soon)));
    }

    @Override
    public Map<Section, SectionCount> counts() {
        Map<Section, SectionCount> counts = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            long requests = all.requests[section.number()];
            if (requests > 0) {
                counts.put(section, new SectionCount(requests, all.critical[section.number()]));
            }
        }
        return counts;
    }

    @Override
    public Map<String, Long> values(Dimension dimension) {
        Map<String, Long> values = new HashMap<>();
        all.alike.values().forEach(its -> {
            String value = its.dimensions.get(dimension);
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
        return all.owners.stream().sorted().limit(Needs.MOST).toList();
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
        for (Chosen one : all.chosen) {
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
                        .thenComparingInt(Chosen::urgency)
                        .thenComparing(within)
                : within;
    }
}
