package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.webhooks.SignatureScheme;
import java.util.Locale;

/** Ways in which tools sign. */
enum SigningScheme {
    TOKEN,
    BEARER,
    HMAC_SHA256_HEX,
    HMAC_SHA256_BASE64,
    STANDARD;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    SignatureScheme signature(String header) {
        return switch (this) {
            case TOKEN -> SignatureScheme.token(header);
            case BEARER -> SignatureScheme.bearer(header);
            case HMAC_SHA256_HEX -> SignatureScheme.hexOfBody(header);
            case HMAC_SHA256_BASE64 -> SignatureScheme.base64OfBody(header);
            case STANDARD -> SignatureScheme.standard();
        };
    }

    /** Returns whether the sender proves itself by sending the secret. */
    boolean isSecretSent() {
        return this == TOKEN || this == BEARER;
    }
}
