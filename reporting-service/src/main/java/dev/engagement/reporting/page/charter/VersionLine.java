package dev.engagement.reporting.page.charter;

import dev.engagement.events.Signatures;
import dev.engagement.events.Signatures.Signature;
import dev.engagement.reporting.factors.CharterVersions;
import dev.engagement.reporting.factors.CharterVersions.Version;
import dev.engagement.reporting.factors.Term;
import dev.engagement.reporting.page.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a charter: since when it judges, and who has agreed.
 *
 * @param published null for the built-in version
 * @param says which requests it judges, by their opening
 */
public record VersionLine(
        int number, @Nullable Instant published, String says, List<SignatureLine> signatures, boolean waits) {
    /**
     * A signatory's word.
     *
     * @param word signed, refused or not signed yet
     * @param at null if there is no word
     */
    public record SignatureLine(
            String signatory, String word, @Nullable Instant at, String by, String reason) {}

    /** Returns all versions, the latest first. */
    static List<VersionLine> of(CharterVersions versions, Map<String, String> names, Frame frame) {
        List<VersionLine> lines = new ArrayList<>();
        List<Term> terms = ChosenVersion.terms(versions);
        for (Version version : versions.all().reversed()) {
            lines.add(new VersionLine(
                    version.judge().version(),
                    version.recordedAt(),
                    says(version, terms, frame),
                    signatures(version.signatures(), names),
                    !version.signatures().areComplete()));
        }
        return lines;
    }

    private static String says(Version version, List<Term> terms, Frame frame) {
        if (!version.signatures().areComplete()) {
            return "judges nothing before all have signed";
        }
        return terms.stream()
                .filter(term -> term.judge().version() == version.judge().version())
                .findFirst()
                .map(term -> "judges requests" + span(term, frame))
                .orElse(
                        version.judge().charter().canJudge()
                                ? "judges nothing: a later version came before it"
                                : "judges nothing: it answers what-if questions");
    }

    private static String span(Term term, Frame frame) {
        if (term.since() == null && term.until() == null) {
            return " whenever they were opened";
        }
        return " opened" + (term.since() == null ? "" : " from " + frame.day(term.since()))
                + (term.until() == null ? " on" : " until " + frame.day(term.until()));
    }

    private static List<SignatureLine> signatures(Signatures signatures, Map<String, String> names) {
        return signatures.signatories().stream()
                .map(signatory -> signatures
                        .last(signatory)
                        .map(last -> line(last, names))
                        .orElseGet(() -> new SignatureLine(signatory, "not signed yet", null, "", "")))
                .toList();
    }

    private static SignatureLine line(Signature last, Map<String, String> names) {
        return new SignatureLine(
                last.signatory(),
                last.refused() ? "refused" : "signed",
                last.recordedAt(),
                last.by() == null ? "" : names.getOrDefault(last.by(), ""),
                last.reason() == null ? "" : names.getOrDefault(last.reason(), ""));
    }
}
