package dev.engagement.reporting.report;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.urgency.LaterEngaged;
import dev.engagement.reporting.factors.urgency.Overtaking;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.report.OverPromising.AskedPromise;
import dev.engagement.reporting.report.OverPromising.Odds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A cohort, split into groups. */
public final class Scorecard {
    private static final Comparator<List<@Nullable String>> BY_KEY = Scorecard::compare;

    private final List<Dimension> by;
    private final Weighing weighing;
    private final Map<List<@Nullable String>, Group> groups = new TreeMap<>(BY_KEY);
    private final List<Wait> waits = new ArrayList<>();
    private final List<Counted> waiting = new ArrayList<>();
    private final List<Wait> beside = new ArrayList<>();
    private final List<AskedPromise> promises = new ArrayList<>();
    private final List<Counted> promising = new ArrayList<>();
    private final Set<Judging> judges = new HashSet<>();

    /** A request of a group, and how often it counts. */
    private record Counted(Group group, long times) {
        Counted in(Map<Group, Group> others) {
            Group other = others.get(group);
            return other == null || other == group ? this : new Counted(other, times);
        }
    }

    /** Creates a scorecard in which each request counts once. */
    public Scorecard(List<Dimension> by) {
        this(by, Weighing.REQUESTS);
    }

    /** Creates a group for each combination of values that occurs; without dimensions one group for all, even if it is empty. */
    public Scorecard(List<Dimension> by, Weighing weighing) {
        this.by = List.copyOf(by);
        this.weighing = weighing;
        if (by.isEmpty()) {
            groups.put(List.of(), new Group());
        }
    }

    /**
     * Adds a request.
     *
     * @param dimensions its known dimensions
     * @param customers how many it affects; null if nothing says
     * @param anomalies how many its story has
     * @param wait its own wait for IT to engage
     * @param life its life; null if it promised nothing
     * @param judge the charter version that judged its figures
     */
    public void add(
            Map<Dimension, String> dimensions,
            @Nullable Integer customers,
            Figures figures,
            int anomalies,
            Wait wait,
            @Nullable Lifeline life,
            Judging judge) {
        Group group = group(dimensions);
        Counted counted = new Counted(group, weighing.of(customers));
        group.add(figures, anomalies, counted.times());
        waits.add(wait);
        waiting.add(counted);
        judges.add(judge);
        for (AskedPromise promise : AskedPromise.of(life)) {
            promises.add(promise);
            promising.add(counted);
        }
    }

    /** Adds all requests of another one with the same split and weighing, which must not be used any more. */
    public void add(Scorecard other) {
        Map<Group, Group> into = new IdentityHashMap<>();
        other.groups.forEach((key, group) -> into.put(group, groups.merge(key, group, Group::with)));
        waits.addAll(other.waits);
        beside.addAll(other.beside);
        promises.addAll(other.promises);
        judges.addAll(other.judges);
        other.waiting.forEach(one -> waiting.add(one.in(into)));
        other.promising.forEach(one -> promising.add(one.in(into)));
    }

    private Group group(Map<Dimension, String> dimensions) {
        List<@Nullable String> key = by.isEmpty() ? List.of() : new ArrayList<>(by.size());
        for (Dimension dimension : by) {
            key.add(dimensions.get(dimension));
        }
        return groups.computeIfAbsent(key, any -> new Group());
    }

    /** Returns the promises of all groups. */
    public List<AskedPromise> promises() {
        return promises;
    }

    /**
     * Counts promises that requests like theirs could not expect, once all are added.
     *
     * @param odds of all promises, in their order
     */
    public void countBold(List<@Nullable Odds> odds) {
        for (int i = 0; i < promising.size(); i++) {
            promising.get(i).group().addBold(bold(odds.get(i)), promising.get(i).times());
        }
    }

    /** Returns the figure of a promise with those odds; absent if they are unknown. */
    public static Figure bold(@Nullable Odds odds) {
        double value = odds != null && odds.isOverPromised() ? 1 : 0;
        return odds == null ? Figure.ABSENT : new Figure(Status.SETTLED, value, value, Figure.Verdict.NONE);
    }

    /** Returns the waits of all requests. */
    public List<Wait> waits() {
        return waits;
    }

    /** Adds the wait of a request opened in the same span that belongs to no group, but may overtake one that does. */
    public void addBeside(Wait wait) {
        beside.add(wait);
    }

    /**
     * Counts how many requests overtook each one, once all are added.
     *
     * @param later counts those that were not added beside
     */
    public void countOvertaken(LaterEngaged later) {
        List<Wait> all = new ArrayList<>(waits);
        all.addAll(beside);
        int[] overtakers = Overtaking.count(all);
        for (int i = 0; i < waiting.size(); i++) {
            Counted counted = waiting.get(i);
            Wait wait = waits.get(i);
            counted.group().addOvertaken(overtaken(wait, overtakers[i] + later.count(wait)), counted.times());
        }
    }

    /** Sorts the readings of all groups on all cores; without it, each figure does so when it is asked for. */
    public void sort() {
        groups.values().stream().flatMap(group -> group.columns().stream()).toList().parallelStream()
                .forEach(Group.Column::sort);
    }

    /** Returns the figure of a request with that many overtakers. */
    public static Figure overtaken(Wait wait, int overtakers) {
        return new Figure(wait.status(), overtakers, overtakers, Figure.Verdict.NONE);
    }

    /** Returns all charter versions that judged, each once. */
    public SortedSet<Judging> judges() {
        return new TreeSet<>(judges);
    }

    public Weighing weighing() {
        return weighing;
    }

    public List<Dimension> by() {
        return by;
    }

    /** Returns the groups by the values of the split dimensions; null where a value is unknown. In the order of their keys. */
    public Map<List<@Nullable String>, Group> groups() {
        return groups;
    }

    private static int compare(List<@Nullable String> one, List<@Nullable String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Compares two values; unknown comes last. */
    private static int compare(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return one.compareTo(other);
    }
}
