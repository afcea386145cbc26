package dev.engagement.reporting.factors;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one charter. In force for a request is the highest version that is effective when it was opened; a
 * request from before all of them is judged by the one that came into force first.
 *
 * @param all at least one, in the order of their numbers
 */
public record CharterVersions(List<Version> all) implements Charters {
    /**
     * A version, and when it was published.
     *
     * @param recordedAt null for the one that is built in
     */
    public record Version(Judge judge, @Nullable Instant recordedAt) {
        boolean isKnown(@Nullable Instant known) {
            return known == null || recordedAt == null || !recordedAt.isAfter(known);
        }

        Instant effectiveFrom() {
            return judge.charter().effectiveFrom();
        }
    }

    public CharterVersions {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a charter has one version at least");
        }
    }

    public static CharterVersions only(Judge judge) {
        return new CharterVersions(List.of(new Version(judge, null)));
    }

    public String name() {
        return all.getFirst().judge().charter().name();
    }

    /** Those of the versions that were published by then; perhaps none. */
    public List<Version> knownAt(@Nullable Instant known) {
        return all.stream().filter(version -> version.isKnown(known)).toList();
    }

    @Override
    public Judge judging(Instant openedAt, AsOf asOf) {
        Version found = null;
        Version first = null;
        for (Version version : all) {
            if (version.isKnown(asOf.known())) {
                if (!version.effectiveFrom().isAfter(openedAt)) {
                    found = version;
                }
                if (first == null || !version.effectiveFrom().isAfter(first.effectiveFrom())) {
                    first = version;
                }
            }
        }
        Version judges = found != null ? found : first;
        if (judges == null) {
            throw new IllegalArgumentException("no version of " + name() + " was known at " + asOf.known());
        }
        return judges.judge();
    }

    /** Since when which version is in force; the first of them also before. */
    public NavigableMap<Instant, Integer> terms() {
        NavigableMap<Instant, Integer> terms = new TreeMap<>();
        for (Version version : all) {
            terms.put(version.effectiveFrom(), version.judge().version());
        }
        int highest = 0;
        for (var term : terms.entrySet()) {
            highest = Math.max(highest, term.getValue());
            term.setValue(highest);
        }
        return terms;
    }
}
