package dev.engagement.reporting.parameters;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.CharterVersions;
import dev.engagement.reporting.factors.CharterVersions.Version;
import dev.engagement.reporting.parameters.AsOfs.Asked;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Works out which charter a reader wants requests to be judged by. */
@Component
public class WhatIfs {
    private final PublishedCharters charters;

    WhatIfs(PublishedCharters charters) {
        this.charters = charters;
    }

    /**
     * Reads {@code charter}, which is {@code NAME} or {@code NAME@VERSION}; without it, what judges. Only versions that
     * were published as of what is asked; must be called in the transaction that reads what they judge.
     */
    public CharterVersions read(Parameters parameters, Asked asked) {
        String text = parameters.one("charter");
        if (text == null) {
            return new CharterVersions(charters.judging().knownAt(asked.asOf().known()));
        }
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        List<Version> known = charters.named(name)
                .map(versions -> versions.knownAt(asked.asOf().known()))
                .orElse(List.of());
        if (known.isEmpty()) {
            throw unknown(
                    text, "is no charter that was published by then: there are " + String.join(", ", charters.names()));
        }
        return at < 0 ? new CharterVersions(known) : pinned(text, text.substring(at + 1), known);
    }

    private static CharterVersions pinned(String text, String number, List<Version> known) {
        return known.stream()
                .filter(version -> String.valueOf(version.judge().version()).equals(number))
                .findFirst()
                .map(version -> CharterVersions.only(version.judge()))
                .orElseThrow(() -> unknown(
                        text,
                        "is no version that was published by then: there are "
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
