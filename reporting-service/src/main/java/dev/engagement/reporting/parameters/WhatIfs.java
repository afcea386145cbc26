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

/** Works out the charter by which a reader wants requests to be judged. */
@Component
public class WhatIfs {
    private final PublishedCharters charters;

    WhatIfs(PublishedCharters charters) {
        this.charters = charters;
    }

    /**
     * Reads {@code charter}, which is {@code NAME} or {@code NAME@VERSION}; without it, returns the charter that judges. Considers only
     * versions published as of the time asked for. Must be called in the transaction that reads the requests.
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
                    text,
                    "is not a charter that was published by then: there are " + String.join(", ", charters.names()));
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
