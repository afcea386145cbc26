package dev.engagement.service.charter;

import dev.engagement.events.Charter;
import dev.engagement.events.Signatures;
import dev.engagement.events.Signatures.Signature;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a charter.
 *
 * @param number 1, 2, 3 …
 * @param recordedAt when it was published; null for the one that is built in
 */
public record CharterVersion(int number, @Nullable Instant recordedAt, Charter charter, Signatures signatures) {
    /** Creates a version that nobody has signed yet. */
    public CharterVersion(int number, @Nullable Instant recordedAt, Charter charter) {
        this(number, recordedAt, charter, Signatures.none(charter));
    }

    public CharterVersion with(Signature signature) {
        return new CharterVersion(number, recordedAt, charter, signatures.with(signature));
    }

    /** Returns since when it is in force; null while a signature is missing. */
    public @Nullable Instant inForceFrom() {
        return signatures.inForceFrom(charter.effectiveFrom(), recordedAt);
    }
}
