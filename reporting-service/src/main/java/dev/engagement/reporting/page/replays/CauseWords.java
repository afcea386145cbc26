package dev.engagement.reporting.page.replays;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Charter;
import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.jobs.DifferencesAnswer.CauseAnswer;
import dev.engagement.reporting.jobs.DifferencesAnswer.FigureAnswer;
import dev.engagement.reporting.jobs.DifferencesAnswer.ReadingDifference;
import dev.engagement.reporting.jobs.DifferencesAnswer.RequestDifference;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.clauses.ClauseChange;
import dev.engagement.reporting.report.Judging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a request reads otherwise, by the clause of the charter or the entry.
 *
 * @param entries of each request, the entries that causes name
 * @param charters the version of a charter; null if it is not here
 */
record CauseWords(
        Map<String, Map<UUID, Recorded>> entries, Function<Judging, @Nullable Charter> charters, Frame frame) {
    private static final int CLAUSES = 3;
    private static final int ENTRIES = 3;

    /** Returns the causes of all readings that differ, each once. */
    List<String> of(RequestDifference changed) {
        Set<String> causes = new LinkedHashSet<>();
        for (ReadingDifference reading : changed.readings().values()) {
            for (CauseAnswer cause : reading.causes()) {
                causes.addAll(sentences(cause, reading, changed));
            }
        }
        return List.copyOf(causes);
    }

    /** Returns a kind of cause in words. */
    static String kind(String cause) {
        return switch (cause) {
            case "charter" -> "the charter";
            case "correction" -> "corrections";
            case "late-entry" -> "entries that were learned later";
            case "new-entry" -> "what happened in between";
            case "time" -> "the time that went by";
            default -> "another definition";
        };
    }

    private List<String> sentences(CauseAnswer cause, ReadingDifference reading, RequestDifference changed) {
        return switch (cause.cause()) {
            case "charter" ->
                charter(reading, changed.charter().before(), changed.charter().after());
            case "correction" -> entries(cause, changed, "was taken back");
            case "late-entry" -> entries(cause, changed, "was learned later");
            case "new-entry" -> entries(cause, changed, "happened in between");
            case "time" -> List.of("Only time went on.");
            default -> List.of("The program defines the measure otherwise.");
        };
    }

    private List<String> charter(ReadingDifference reading, @Nullable Judging before, @Nullable Judging after) {
        Charter one = before == null ? null : charters.apply(before);
        Charter other = after == null ? null : charters.apply(after);
        if (before == null || after == null || one == null || other == null) {
            return List.of("Another charter judges it.");
        }
        String judges = before.equals(after) ? after.words() : after.words() + " instead of " + before.words();
        List<ClauseChange> clauses = ClauseChange.between(one, other).stream()
                .filter(clause -> concerns(clause, reading))
                .toList();
        if (clauses.isEmpty()) {
            return List.of("It is judged by " + judges + ".");
        }
        List<String> sentences = new ArrayList<>();
        clauses.stream()
                .limit(CLAUSES)
                .forEach(clause -> sentences.add(
                        "Judged by " + judges + ": " + clause.topic().toLowerCase(Locale.ROOT) + ", " + clause.what()
                                + ": " + clause.before() + " → " + clause.after() + "."));
        if (clauses.size() > CLAUSES) {
            sentences.add("And by " + (clauses.size() - CLAUSES) + " other clauses.");
        }
        return sentences;
    }

    /** Returns whether a clause can change a reading: working time its value, targets only whether it was in time. */
    private static boolean concerns(ClauseChange clause, ReadingDifference reading) {
        boolean isValueSame = values(reading.before()).equals(values(reading.after()));
        return switch (clause.topic()) {
            case "Working time" -> !isValueSame;
            case "Targets", "Urgency" -> isValueSame;
            case "Services" -> true;
            default -> false;
        };
    }

    private static List<Double> values(List<FigureAnswer> figures) {
        return figures.stream()
                .map(FigureAnswer::service)
                .filter(Objects::nonNull)
                .map(number -> Objects.requireNonNull(number).doubleValue())
                .toList();
    }

    private List<String> entries(CauseAnswer cause, RequestDifference changed, String became) {
        Map<UUID, Recorded> told = entries.getOrDefault(changed.request(), Map.of());
        List<Recorded> all = cause.entries().stream()
                .flatMap(id -> Stream.ofNullable(told.get(id)))
                .toList();
        List<String> sentences = all.stream()
                .filter(entry -> !(entry.entry() instanceof EntryRetracted))
                .limit(ENTRIES)
                .map(entry -> "“" + Catalogue.kindOf(entry.entry()).name().replace('-', ' ') + "” of "
                        + frame.time(entry.occurredAt()) + " " + became + ": we learned of it on "
                        + frame.time(learned(entry, all)) + ".")
                .toList();
        return sentences.isEmpty() ? List.of("An entry " + became + ".") : sentences;
    }

    /** Returns when we learned of an entry, or that it was wrong. */
    private static Instant learned(Recorded entry, List<Recorded> all) {
        return all.stream()
                .filter(other -> other.entry() instanceof EntryRetracted(String source, String id, var reason)
                        && source.equals(entry.source())
                        && id.equals(entry.messageId()))
                .map(Recorded::recordedAt)
                .findFirst()
                .orElse(entry.recordedAt());
    }
}
