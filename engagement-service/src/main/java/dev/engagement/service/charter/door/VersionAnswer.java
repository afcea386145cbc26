package dev.engagement.service.charter.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.engagement.events.Signatures;
import dev.engagement.events.Signatures.Signature;
import dev.engagement.service.charter.CharterVersion;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A version without its document.
 *
 * @param inForceFrom absent while a signature is missing
 */
record VersionAnswer(
        String name,
        int version,
        Instant effectiveFrom,
        @Nullable Instant recordedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant inForceFrom,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SignatoryAnswer> signatures,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {
    static VersionAnswer of(CharterVersion version, List<String> warnings) {
        Signatures signatures = version.signatures();
        return new VersionAnswer(
                version.charter().name(),
                version.number(),
                version.charter().effectiveFrom(),
                version.recordedAt(),
                version.inForceFrom(),
                signatures.signatories().stream()
                        .map(signatory -> SignatoryAnswer.of(
                                signatory, signatures.last(signatory).orElse(null)))
                        .toList(),
                warnings);
    }

    /** A signatory's last word; {@code by} and {@code reason} are references. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignatoryAnswer(
            String signatory,
            Word word,
            @Nullable Instant recordedAt,
            @Nullable String by,
            @Nullable String reason) {
        static SignatoryAnswer of(String signatory, @Nullable Signature last) {
            return last == null
                    ? new SignatoryAnswer(signatory, Word.MISSING, null, null, null)
                    : new SignatoryAnswer(
                            signatory,
                            last.refused() ? Word.REFUSED : Word.SIGNED,
                            last.recordedAt(),
                            last.by(),
                            last.reason());
        }
    }

    /** Whether a signatory has signed. */
    enum Word {
        MISSING,
        SIGNED,
        REFUSED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
