package dev.engagement.shared.access;

import dev.engagement.documents.Refused;
import dev.engagement.documents.keys.Key;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Finds the caller who owns a key or token. */
final class Callers {
    private final Keys keys;
    private final @Nullable Issuer issuer;
    private final Clock clock;

    Callers(Keys keys, @Nullable Issuer issuer, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Returns whether no access control is set up yet. */
    boolean everythingIsOpen() {
        return issuer == null && !keys.areDemanded();
    }

    /** Returns the secret's caller; refuses an unknown or expired secret. */
    Caller of(String bearer) {
        if (issuer != null && !bearer.startsWith(Key.PREFIX)) {
            return issuer.caller(bearer);
        }
        Key key = key(bearer);
        if (key.isExpired(clock.instant())) {
            throw Refusals.unauthenticated(
                    "The key %s of %s expired at %s.".formatted(key.id(), key.name(), key.expires()));
        }
        return new Caller("key:" + key.name(), key.roles(), Signatories.of(key.mandate()));
    }

    private Key key(String secret) {
        try {
            return keys.find(secret)
                    .orElseThrow(() -> Refusals.unauthenticated("The key is unknown; it may have been revoked."));
        } catch (Keys.Unreadable unreadable) {
            throw new Refused(
                    Refusals.unavailable("The keys cannot be read; the server's log says why."),
                    Refusals.TRY_AGAIN_AFTER);
        }
    }
}
