package dev.engagement.reporting.page.charter;

import dev.engagement.events.Signatures;
import dev.engagement.events.Signatures.Signature;
import dev.engagement.reporting.factors.CharterVersions.Version;
import dev.engagement.reporting.page.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says the first line of the view: what is agreed, and whether it is kept. */
final class CharterHeadline {
    private CharterHeadline() {}

    /**
     * Returns the line.
     *
     * @param current the version that judges now
     * @param engage its promise of attention in time
     * @param duties what others owe by it; the first of those that were due is told
     * @param requests how many the charter judged
     * @param period as in "In October 2026"
     */
    static String of(
            Version version,
            Version current,
            PromiseLine engage,
            List<DutyLine> duties,
            int requests,
            String period,
            Frame frame) {
        String others = duties.stream()
                .map(DutyLine::part)
                .filter(part -> !part.isEmpty())
                .findFirst()
                .map(part -> "; " + part)
                .orElse("");
        return agreed(version, current, frame) + ": " + kept(engage, requests, lowered(period)) + others + ".";
    }

    private static String agreed(Version version, Version current, Frame frame) {
        Signatures signatures = version.signatures();
        if (version.recordedAt() == null) {
            return "Nothing is agreed on yet, so the built-in charter judges";
        }
        if (!signatures.areComplete()) {
            return "Version " + version.judge().version() + " waits for " + missing(signatures)
                    + (current.signatures().areComplete()
                            ? ", and version " + current.judge().version() + " judges until then"
                            : ", and other charters judge until then");
        }
        if (!signatures.signatories().isEmpty()) {
            String who = joined(signatures.signatories().stream()
                    .map(CharterHeadline::named)
                    .toList());
            Instant last = signed(signatures);
            return who + " agreed on this" + (last == null ? "" : " on " + frame.day(last));
        }
        Instant from = version.inForceFrom();
        return "This charter is in force" + (from == null ? "" : " from " + frame.day(from)) + ", signed by nobody";
    }

    private static String missing(Signatures signatures) {
        return joined(signatures.signatories().stream()
                        .filter(signatory -> signatures
                                .last(signatory)
                                .filter(last -> !last.refused())
                                .isEmpty())
                        .map(CharterHeadline::named)
                        .toList())
                + " to sign it";
    }

    private static String kept(PromiseLine engage, int requests, String period) {
        if (requests == 0) {
            return "it judged no request " + period;
        }
        String kept = engage.decided() == 0
                ? "for none of its requests " + period + " is it decided whether they had attention in time"
                : engage.kept() + " of its requests had somebody's attention in time " + period;
        return kept
                + (engage.promised().isEmpty()
                        ? ", and no share is promised"
                        : ", " + engage.promised() + (engage.decided() == 0 ? " is promised" : " was promised"));
    }

    /** Returns the instant of the latest signature. */
    private static @Nullable Instant signed(Signatures signatures) {
        return signatures.given().stream()
                .filter(one -> !one.refused())
                .map(Signature::recordedAt)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static String joined(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : names.stream().limit(names.size() - 1L).collect(Collectors.joining(", ")) + " and " + names.getLast();
    }

    /** Returns a signatory as people write it: "IT", "Sales". */
    private static String named(String signatory) {
        return signatory.equals("it")
                ? "IT"
                : signatory.substring(0, 1).toUpperCase(Locale.ROOT) + signatory.substring(1);
    }

    private static String lowered(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
