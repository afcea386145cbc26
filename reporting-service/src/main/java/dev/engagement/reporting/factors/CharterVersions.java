package dev.engagement.reporting.factors;

import dev.engagement.events.Signatures;
import dev.engagement.events.Signatures.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one charter. In force for a request is the highest version that was effective when it was opened.
 *
 * @param all in the order of their numbers
 */
public record CharterVersions(List<Version> all) {
    /**
     * A version, and the instant of its publication.
     *
     * @param recordedAt null for the built-in version
     */
    public record Version(Judge judge, @Nullable Instant recordedAt, Signatures signatures) {
        /** Creates a version that nobody has signed yet. */
        public Version(Judge judge, @Nullable Instant recordedAt) {
            this(judge, recordedAt, Signatures.none(judge.charter()));
        }

        public Version with(Signature signature) {
            return new Version(judge, recordedAt, signatures.with(signature));
        }

        Version knownAt(@Nullable Instant known) {
            return new Version(judge, recordedAt, signatures.knownAt(known));
        }

        boolean isKnown(@Nullable Instant known) {
            return known == null || recordedAt == null || !recordedAt.isAfter(known);
        }

        /** Returns since when it is in force; null while a signature is missing. */
        public @Nullable Instant inForceFrom() {
            return signatures.inForceFrom(judge.charter().effectiveFrom(), recordedAt);
        }
    }

    public CharterVersions {
        all = List.copyOf(all);
    }

    /** Returns the versions published by an instant, with the signatures recorded by then; there may be none. */
    public CharterVersions knownAt(@Nullable Instant known) {
        return new CharterVersions(all.stream()
                .filter(version -> version.isKnown(known))
                .map(version -> version.knownAt(known))
                .toList());
    }

    /** Returns the terms of all versions in force. The first one also judges all time before. */
    public List<Term> terms() {
        List<Term> terms = bounded();
        if (!terms.isEmpty()) {
            Term first = terms.getFirst();
            terms.set(0, new Term(null, first.until(), first.judge()));
        }
        return terms;
    }

    /** Returns the terms in which the charter judges next to {@code default}: those with a scope, from the first version on. */
    public List<Term> judging() {
        return bounded().stream().filter(term -> !term.scope().isAll()).toList();
    }

    private List<Term> bounded() {
        List<Term> terms = new ArrayList<>();
        Instant until = null;
        for (Map.Entry<Instant, Version> version : inForce().descendingMap().entrySet()) {
            terms.addFirst(new Term(version.getKey(), until, version.getValue().judge()));
            until = version.getKey();
        }
        return terms;
    }

    /** Returns the versions that are in force at some time, by the instant from which they are. */
    private TreeMap<Instant, Version> inForce() {
        TreeMap<Instant, Version> inForce = new TreeMap<>();
        for (Version version : all) {
            Instant from = version.inForceFrom();
            if (from != null) {
                // Versions come in the order of their numbers, and a later one wins over all that are effective after
                // it.
                inForce.tailMap(from, true).clear();
                inForce.put(from, version);
            }
        }
        return inForce;
    }
}
