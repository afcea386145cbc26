package dev.engagement.documents.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept: everything but the secret itself.
 *
 * @param name whose it is; several keys may have one name
 * @param sha256 of the secret, in lower-case hex digits
 * @param expires from then on it opens nothing; null: never
 */
public record Key(
        String name,
        Set<Role> roles,
        String sha256,
        Instant created,
        @Nullable Instant expires) {
    /** What every secret begins with, so that it is known wherever it turns up. */
    public static final String PREFIX = "egk_";

    private static final int ID_DIGITS = 12;
    /** No name looks like an id. */
    private static final Pattern NAME = Pattern.compile("(?![0-9a-f]{12}$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** An {@link IllegalArgumentException} says what is wrong with it. */
    public Key {
        roles = Set.copyOf(roles);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a key must be up to 64 letters, digits, dots, hyphens and underscores, and not look like an id: \""
                            + name + "\"");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a key must have a role: " + Role.words());
        }
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("the sha256 of a key must be 64 lower-case hex digits");
        }
    }

    /** Names it without giving it away. */
    public String id() {
        return sha256.substring(0, ID_DIGITS);
    }

    public boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    /** What is kept of a secret. */
    public static String digest(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
