package dev.engagement.reporting.parameters;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.reporting.charters.Answering;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.CharterVersions;
import dev.engagement.reporting.factors.CharterVersions.Version;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.reporting.factors.Term;
import dev.engagement.reporting.parameters.AsOfs.Asked;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out the charters by which a reader wants requests to be judged. */
@Component
public class WhatIfs {
    private final PublishedCharters charters;
    private final Answering answering;

    WhatIfs(PublishedCharters charters, Answering answering) {
        this.charters = charters;
        this.answering = answering;
    }

    /**
     * Reads {@code charter}, which is {@code NAME} or {@code NAME@VERSION}; without it, returns the charters that judge. A what-if with a
     * scope judges the requests in it; all others are judged as without the what-if. Considers only versions published as of the time asked
     * for. Must be called in the transaction that reads the requests.
     */
    public JudgingOrder read(Parameters parameters, Asked asked) {
        String text = parameters.one("charter");
        return text == null
                ? judging(asked)
                : judging(asked).under(terms(text, asked.asOf().known()));
    }

    /** Returns the charters that judge, as far as they were known. */
    public JudgingOrder judging(Asked asked) {
        return answering.charters(asked.asOf().known());
    }

    private List<Term> terms(String text, @Nullable Instant known) {
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        ReaderScope scope = Scopes.ofReader();
        List<Version> versions = charters.named(name).knownAt(known).all();
        boolean touches = versions.stream()
                .allMatch(version ->
                        scope.touches(version.judge().charter().pact().scope()));
        if (!touches || versions.isEmpty()) {
            throw unknown(
                    text,
                    "is not a charter that was published by then"
                            + (scope.isAll() ? ": there are " + String.join(", ", charters.names()) : ""));
        }
        if (at >= 0) {
            return List.of(Term.always(pinned(text, text.substring(at + 1), versions)));
        }
        List<Term> terms = new CharterVersions(versions).terms();
        if (terms.isEmpty()) {
            throw unknown(
                    text,
                    "has no version that its signatories have signed: ask for one, as in " + name + "@"
                            + versions.getLast().judge().version());
        }
        return terms;
    }

    private static Judge pinned(String text, String number, List<Version> known) {
        return known.stream()
                .map(Version::judge)
                .filter(judge -> String.valueOf(judge.version()).equals(number))
                .findFirst()
                .orElseThrow(() -> unknown(
                        text,
                        "is not a version that was published by then: there are "
                                + known.stream()
                                        .map(version ->
                                                String.valueOf(version.judge().version()))
                                        .collect(Collectors.joining(", "))));
    }

    private static Refused unknown(String text, String says) {
        return new Refused(
                new Problem("unknown-charter", 422, "Unknown charter", "\"" + text + "\" " + says + ".", "charter"));
    }
}
