package dev.engagement.reporting.page.charter;

import dev.engagement.events.Charter;
import dev.engagement.reporting.factors.CharterVersions;
import dev.engagement.reporting.factors.CharterVersions.Version;
import dev.engagement.reporting.factors.Term;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a version of a charter. */
final class ChosenVersion {
    private ChosenVersion() {}

    /** Returns the version of that number; empty if there is none. */
    static Optional<Version> numbered(CharterVersions versions, @Nullable String number) {
        return versions.all().stream()
                .filter(version -> String.valueOf(version.judge().version()).equals(number))
                .findFirst();
    }

    /** Returns the version that judges requests opened at an instant; empty if none does. */
    static Optional<Version> judging(CharterVersions versions, Instant at) {
        return terms(versions).stream()
                .filter(term -> isIn(term, at))
                .findFirst()
                .flatMap(term -> numbered(versions, String.valueOf(term.judge().version())));
    }

    /** Returns the terms in which the charter judges; none for one that only answers what-if questions. */
    static List<Term> terms(CharterVersions versions) {
        boolean isStandard = versions.all().stream()
                .anyMatch(version -> version.judge().charter().name().equals(Charter.DEFAULT));
        return isStandard ? versions.terms() : versions.judging();
    }

    private static boolean isIn(Term term, Instant at) {
        return (term.since() == null || !at.isBefore(term.since()))
                && (term.until() == null || at.isBefore(term.until()));
    }
}
