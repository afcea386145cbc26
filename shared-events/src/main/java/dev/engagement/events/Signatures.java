package dev.engagement.events;

import dev.engagement.events.Agreement.SigningEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signatures and refusals of a charter version. A signatory's last word counts until all have signed; from then on all signatures are final.
 *
 * @param signatories who must sign; none: nobody needs to
 * @param given in the order in which they were recorded
 */
public record Signatures(List<String> signatories, List<Signature> given) {
    /**
     * A signatory's word.
     *
     * @param refused whether the signatory refused the version
     * @param recordedAt when we learned of it
     * @param by a reference to the person; null if nobody is named
     * @param reason a reference to the text; null if there is none
     */
    public record Signature(
            String signatory,
            boolean refused,
            Instant recordedAt,
            @Nullable String by,
            @Nullable String reason) {
        public static Signature of(SigningEntry entry, Instant recordedAt) {
            return new Signature(
                    entry.signatory(),
                    entry instanceof Agreement.CharterRefused,
                    recordedAt,
                    entry.by(),
                    entry.reason());
        }
    }

    public Signatures {
        signatories = List.copyOf(signatories);
        given = List.copyOf(given);
    }

    /** Returns the signatures of a version that nobody has signed yet. */
    public static Signatures none(Charter charter) {
        return new Signatures(charter.pact().signatories(), List.of());
    }

    public Signatures with(Signature next) {
        List<Signature> all = new ArrayList<>(given);
        all.add(next);
        return new Signatures(signatories, all);
    }

    /** Returns the signatures recorded by an instant. */
    public Signatures knownAt(@Nullable Instant known) {
        return known == null
                ? this
                : new Signatures(
                        signatories,
                        given.stream()
                                .filter(one -> !one.recordedAt().isAfter(known))
                                .toList());
    }

    /** Returns a signatory's last word; empty if there is none. */
    public Optional<Signature> last(String signatory) {
        return given.reversed().stream()
                .filter(one -> one.signatory().equals(signatory))
                .findFirst();
    }

    /** Returns whether the version waits for nobody. */
    public boolean areComplete() {
        return signatories.isEmpty() || completeAt() != null;
    }

    /**
     * Returns since when a version is in force: from {@code effectiveFrom}, or from the last signature if that is later. A version that was
     * published after its {@code effectiveFrom} judges the past, as its publication said, once all have signed.
     *
     * @param recordedAt when the version was published; null for the one that is built in
     * @return null while a signature is missing
     */
    public @Nullable Instant inForceFrom(Instant effectiveFrom, @Nullable Instant recordedAt) {
        if (signatories.isEmpty()) {
            return effectiveFrom;
        }
        Instant complete = completeAt();
        if (complete == null) {
            return null;
        }
        boolean judgesThePast = recordedAt != null && effectiveFrom.isBefore(recordedAt);
        return judgesThePast || complete.isBefore(effectiveFrom) ? effectiveFrom : complete;
    }

    /** Returns the instant of the signature after which none is missing; null while one is. */
    private @Nullable Instant completeAt() {
        Set<String> signed = new HashSet<>();
        for (Signature one : given) {
            if (one.refused()) {
                signed.remove(one.signatory());
            } else {
                signed.add(one.signatory());
            }
            if (signed.containsAll(signatories)) {
                return one.recordedAt();
            }
        }
        return null;
    }
}
