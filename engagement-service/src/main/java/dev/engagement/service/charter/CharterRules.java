package dev.engagement.service.charter;

import dev.engagement.events.Agreement.SigningEntry;
import dev.engagement.events.Charter;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Scope;
import dev.engagement.events.Signatures;
import dev.engagement.events.Signatures.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Decides whether a charter becomes the next version. Pure: the same arguments give the same answer. */
public final class CharterRules {
    private CharterRules() {}

    /** Returns the versions that exist before any is published. */
    public static List<CharterVersion> initial(String name) {
        return name.equals(Charter.DEFAULT) ? List.of(new CharterVersion(1, null, Charter.standard())) : List.of();
    }

    /** Returns the versions after another was published. */
    public static List<CharterVersion> evolve(List<CharterVersion> versions, CharterVersion published) {
        List<CharterVersion> all = new ArrayList<>(versions);
        all.add(published);
        return List.copyOf(all);
    }

    /** Returns the versions after a signatory's word about one of them. */
    public static List<CharterVersion> evolve(List<CharterVersion> versions, int number, Signature signature) {
        return versions.stream()
                .map(version -> version.number() == number ? version.with(signature) : version)
                .toList();
    }

    /**
     * Decides whether a signatory's word is recorded. A refusal counts until the signatory signs, a signature until all have signed.
     *
     * @param now our clock
     */
    public static Consent sign(List<CharterVersion> versions, SigningEntry word, Instant now) {
        return versions.stream()
                .filter(version -> version.number() == word.version())
                .findFirst()
                .map(version -> sign(versions, version, Signature.of(word, notBeforeLast(now, versions))))
                .orElseGet(Consent.UnknownVersion::new);
    }

    private static Consent sign(List<CharterVersion> versions, CharterVersion version, Signature word) {
        Signatures before = version.signatures();
        if (!before.signatories().contains(word.signatory())) {
            return new Consent.RefusedSignatory(new InvalidField(
                    "signatory",
                    before.signatories().isEmpty()
                            ? "cannot sign: version " + version.number()
                                    + " names no signatories, and is in force without"
                            : "must be one of those that version " + version.number() + " names: "
                                    + String.join(", ", before.signatories())));
        }
        boolean isSigned =
                before.last(word.signatory()).filter(last -> !last.refused()).isPresent();
        if (isSigned && !word.refused()) {
            return new Consent.Repeated(version);
        }
        if (before.areComplete()) {
            return new Consent.Final(version);
        }
        CharterVersion after = version.with(word);
        return new Consent.Given(
                after, after.signatures().areComplete() ? silenced(versions, after.charter()) : List.of());
    }

    /**
     * Decides whether the charter becomes the next version. A charter without a change is no new version; one that would judge past
     * requests differently must say so.
     *
     * @param versions those there are, oldest first
     * @param next the number of the next version
     * @param restate whether the sender knows that past requests are judged differently
     * @param now our clock
     */
    public static Ruling decide(
            List<CharterVersion> versions,
            int next,
            Charter charter,
            boolean restate,
            Precondition precondition,
            Instant now) {
        int latest = next - 1;
        if (!precondition.holds(latest)) {
            return new Ruling.Unmet(latest);
        }
        if (!versions.isEmpty() && versions.getLast().charter().equals(charter)) {
            return new Ruling.Unchanged(versions.getLast());
        }
        Instant recordedAt = notBeforeLast(now, versions);
        boolean isPast = charter.effectiveFrom().isBefore(recordedAt);
        if (isPast && !restate && (charter.canJudge() || judges(versions))) {
            return new Ruling.RefusedCharter(
                    new InvalidField(
                            "effectiveFrom",
                            "must not lie before its publication (now it is " + recordedAt
                                    + "), since past requests would be judged differently; if that is intended, add restate: true"));
        }
        CharterVersion version = new CharterVersion(next, recordedAt, charter);
        return new Ruling.Published(version, warnings(versions, version));
    }

    /** Returns whether the latest version judges, so that even a what-if that follows it changes who judges. */
    private static boolean judges(List<CharterVersion> versions) {
        return !versions.isEmpty() && versions.getLast().charter().canJudge();
    }

    private static List<String> warnings(List<CharterVersion> versions, CharterVersion published) {
        List<String> signatories = published.charter().pact().signatories();
        if (signatories.isEmpty()) {
            return silenced(versions, published.charter());
        }
        return List.of("\"signatories\" are named: version " + published.number() + " judges no request before "
                + String.join(", ", signatories) + " have signed it, and answers to charter="
                + published.charter().name() + "@" + published.number() + " alone until then");
    }

    /** Warns of earlier versions that this one replaces: the version in force is the highest that is effective by then. */
    private static List<String> silenced(List<CharterVersion> versions, Charter charter) {
        return versions.stream()
                .filter(version -> version.signatures().areComplete())
                .filter(version -> !version.charter().effectiveFrom().isBefore(charter.effectiveFrom()))
                .map(version -> "version " + version.number() + ", effective from "
                        + version.charter().effectiveFrom() + ", judges no request any more: this one is effective "
                        + "by then and wins")
                .toList();
    }

    /**
     * Warns of other charters that may judge the same requests, and says which one wins.
     *
     * @param others the latest version of each other charter
     */
    public static List<String> overlaps(Charter charter, List<CharterVersion> others) {
        Scope scope = charter.pact().scope();
        return others.stream()
                .map(CharterVersion::charter)
                .filter(other -> !scope.isAll() && !other.pact().scope().isAll())
                .filter(other -> scope.overlaps(other.pact().scope()))
                .map(other ->
                        "\"for\" overlaps that of \"" + other.name() + "\": requests that match both are judged by \""
                                + Collections.min(List.of(charter, other), Charter.WINNER_FIRST)
                                        .name() + "\"")
                .toList();
    }

    /** Returns an instant not before the last entry, so that the stream's clock never runs backwards, even if the database's does. */
    private static Instant notBeforeLast(Instant now, List<CharterVersion> versions) {
        return versions.stream()
                .flatMap(CharterRules::recordedAt)
                .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static Stream<Instant> recordedAt(CharterVersion version) {
        return Stream.concat(
                Stream.ofNullable(version.recordedAt()),
                version.signatures().given().stream().map(Signature::recordedAt));
    }
}
