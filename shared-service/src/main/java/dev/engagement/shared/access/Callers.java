package dev.engagement.shared.access;

import dev.engagement.documents.Refused;
import dev.engagement.documents.keys.Key;
import dev.engagement.documents.keys.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the caller who owns a key or token. */
final class Callers {
    private final Keys keys;
    private final @Nullable Issuer issuer;
    private final String customerDoorKey;
    private final Clock clock;

    /**
     * Creates the callers.
     *
     * @param customerDoorKey the secret of the reading side's own door for customers; empty: it has none
     */
    Callers(Keys keys, @Nullable Issuer issuer, String customerDoorKey, Clock clock) {
        this.customerDoorKey = customerDoorKey;
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
        if (isCustomerDoor(bearer)) {
            return new Caller("key:customer-door", Set.of(Role.CUSTOMER_DOOR), Signatories.NONE, null);
        }
        if (issuer != null && !bearer.startsWith(Key.PREFIX)) {
            return issuer.caller(bearer);
        }
        Key key = key(bearer);
        if (key.isExpired(clock.instant())) {
            throw Refusals.unauthenticated(
                    "The key %s of %s expired at %s.".formatted(key.id(), key.name(), key.expires()));
        }
        return new Caller("key:" + key.name(), key.roles(), Signatories.of(key.mandate()), key.scope());
    }

    private boolean isCustomerDoor(String bearer) {
        return !customerDoorKey.isEmpty()
                && MessageDigest.isEqual(
                        customerDoorKey.getBytes(StandardCharsets.UTF_8), bearer.getBytes(StandardCharsets.UTF_8));
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
