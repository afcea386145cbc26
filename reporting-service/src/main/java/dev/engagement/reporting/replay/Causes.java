package dev.engagement.reporting.replay;

import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.measures.Account;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.replay.Cause.CauseKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds why the figures of one request differ between two replays: goes from one to the other in steps, one kind of cause at a time, folds
 * the story after each, and compares the figures.
 */
public final class Causes {
    private static final List<String> NAMES =
            Measures.ALL.stream().map(Measure::name).toList();

    private final Replayed before;
    private final Replayed after;
    private final List<Recorded> entries;
    private final List<Step> steps = new ArrayList<>();

    /**
     * One of the two replays, as far as it concerns the request.
     *
     * @param kept its stored figures, by measure; empty if it did not count
     */
    public record Replayed(Cohort cohort, Map<String, List<Figure>> kept) {
        private AsOf asOf() {
            return cohort.asOf();
        }

        /** Returns whether that replay saw the entry. A retraction acts from the time it is known, regardless of its time of occurrence. */
        private boolean sees(Recorded entry) {
            return asOf().knows(entry) && (isRetraction(entry) || asOf().hasSeen(entry));
        }

        private Charters charters() {
            return cohort.charters();
        }
    }

    /** The state after a step, and the entries that the step added or removed. */
    private record Step(
            CauseKind kind, Set<UUID> entries, Map<String, List<Figure>> figures, Map<String, Reading> readings) {}

    private Causes(Replayed before, Replayed after, List<Recorded> entries) {
        this.before = before;
        this.after = after;
        this.entries = entries;
    }

    /**
     * Returns the figures that differ, each with its causes.
     *
     * @param entries all entries of the request that either of the two knew
     */
    public static List<Difference> of(Replayed before, Replayed after, List<Recorded> entries) {
        Causes causes = new Causes(before, after, entries);
        causes.walk();
        Set<String> names = new LinkedHashSet<>(before.kept().keySet());
        names.addAll(after.kept().keySet());
        return names.stream().map(causes::difference).filter(Objects::nonNull).toList();
    }

    /** Returns figures by the names of their measures. */
    public static Map<String, List<Figure>> byMeasure(Figures figures, List<String> names) {
        Map<String, List<Figure>> byMeasure = new LinkedHashMap<>();
        for (Figures.Said said : figures.list()) {
            byMeasure
                    .computeIfAbsent(names.get(said.measure()), any -> new ArrayList<>())
                    .add(said.figure());
        }
        return byMeasure;
    }

    private void walk() {
        steps.add(new Step(CauseKind.DEFINITION, Set.of(), before.kept(), Map.of()));
        Set<UUID> seen =
                entries.stream().filter(before::sees).map(Recorded::entryId).collect(Collectors.toSet());
        step(CauseKind.DEFINITION, Set.of(), seen, before.charters(), before);
        step(CauseKind.CHARTER, Set.of(), seen, after.charters(), before);
        for (CauseKind kind : List.of(CauseKind.CORRECTION, CauseKind.LATE_ENTRY, CauseKind.NEW_ENTRY)) {
            List<Recorded> news = entries.stream()
                    .filter(entry -> before.sees(entry) != after.sees(entry) && kindOf(entry) == kind)
                    .toList();
            if (!news.isEmpty()) {
                for (Recorded entry : news) {
                    if (after.sees(entry)) {
                        seen.add(entry.entryId());
                    } else {
                        seen.remove(entry.entryId());
                    }
                }
                step(kind, concerned(news), seen, after.charters(), before);
            }
        }
        step(CauseKind.TIME, Set.of(), seen, after.charters(), after);
        steps.add(new Step(CauseKind.DEFINITION, Set.of(), after.kept(), Map.of()));
    }

    /** Returns the affected entries: the given ones and those that they retract. */
    private Set<UUID> concerned(List<Recorded> news) {
        Set<UUID> concerned = new TreeSet<>();
        for (Recorded entry : news) {
            concerned.add(entry.entryId());
            if (entry.entry() instanceof EntryRetracted retraction) {
                entries.stream()
                        .filter(wrong -> wrong.source().equals(retraction.source())
                                && wrong.messageId().equals(retraction.id()))
                        .forEach(wrong -> concerned.add(wrong.entryId()));
            }
        }
        return concerned;
    }

    private CauseKind kindOf(Recorded entry) {
        if (isRetraction(entry)) {
            return CauseKind.CORRECTION;
        }
        Replayed other = before.sees(entry) ? after : before;
        return entry.occurredAt().isAfter(other.asOf().at()) ? CauseKind.NEW_ENTRY : CauseKind.LATE_ENTRY;
    }

    private static boolean isRetraction(Recorded entry) {
        return entry.entry() instanceof EntryRetracted;
    }

    /** Folds the visible entries, at that side's time and for its cohort. */
    private void step(CauseKind kind, Set<UUID> concerned, Set<UUID> seen, Charters charters, Replayed side) {
        List<Recorded> visible =
                entries.stream().filter(entry -> seen.contains(entry.entryId())).toList();
        Account account = Account.of(Story.of(visible, AsOf.now(side.asOf().at())), charters);
        Course course = account.course();
        steps.add(
                course != null && side.cohort().includes(course)
                        ? new Step(kind, concerned, byMeasure(Figures.of(course), NAMES), account.readings())
                        : new Step(kind, concerned, Map.of(), Map.of()));
    }

    private @Nullable Difference difference(String measure) {
        List<Figure> was = before.kept().getOrDefault(measure, List.of());
        List<Figure> is = after.kept().getOrDefault(measure, List.of());
        if (was.equals(is)) {
            return null;
        }
        List<Cause> causes = new ArrayList<>();
        for (int i = 1; i < steps.size(); i++) {
            Step from = steps.get(i - 1);
            Step to = steps.get(i);
            List<Figure> left = from.figures().getOrDefault(measure, List.of());
            if (!left.equals(to.figures().getOrDefault(measure, List.of()))
                    && causes.stream().noneMatch(cause -> cause.kind() == to.kind())) {
                causes.add(new Cause(to.kind(), concerned(measure, from, to)));
            }
        }
        return new Difference(measure, was, is, causes);
    }

    /** Returns the step's entries that the reading is made from, or was made from before; all of them if there are none. */
    private static List<UUID> concerned(String measure, Step from, Step to) {
        Set<UUID> made = new HashSet<>();
        for (Step step : List.of(from, to)) {
            Reading reading = step.readings().get(measure);
            if (reading != null) {
                made.addAll(reading.entries());
            }
        }
        made.retainAll(to.entries());
        boolean all = made.isEmpty() || to.kind() == CauseKind.CORRECTION;
        return List.copyOf(all ? to.entries() : new TreeSet<>(made));
    }
}
