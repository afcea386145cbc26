package dev.engagement.reporting.factors;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one charter. A request is judged by the highest version that was effective when it was opened; if it was opened before
 * all of them, by the one that came into force first.
 *
 * @param all at least one, in the order of their numbers
 */
public record CharterVersions(List<Version> all) implements Charters {
    /**
     * A version, and the instant of its publication.
     *
     * @param recordedAt null for the built-in version
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

    /** Returns the versions published by an instant; there may be none. */
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

    /** Returns the instants at which versions came into force; the first version also judges all time before. */
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
