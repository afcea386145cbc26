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
 * A stored key: everything but the secret itself.
 *
 * @param name whose it is; several keys may have one name
 * @param sha256 of the secret, in lower-case hex digits
 * @param expires from then on it opens nothing; null: never
 * @param mandate what a signer may sign; null if it is no signer's key
 * @param scope the requests that it is bound to; null: all
 */
public record Key(
        String name,
        Set<Role> roles,
        String sha256,
        Instant created,
        @Nullable Instant expires,
        @Nullable Mandate mandate,
        @Nullable KeyScope scope) {
    /** The beginning of every secret, so that it is recognised in any text. */
    public static final String PREFIX = "egk_";

    private static final int ID_DIGITS = 12;
    /** Excludes names that look like an id. */
    private static final Pattern NAME = Pattern.compile("(?![0-9a-f]{12}$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Checks the fields; an {@link IllegalArgumentException} says what is wrong. */
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
        if (roles.contains(Role.SIGNER) != (mandate != null)) {
            throw new IllegalArgumentException(
                    "a key names a signatory and a charter if it has the role signer, and only then");
        }
        checkScope(roles, scope);
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("the sha256 of a key must be 64 lower-case hex digits");
        }
    }

    /** Creates a key that signs nothing, and is bound to nothing. */
    public Key(String name, Set<Role> roles, String sha256, Instant created, @Nullable Instant expires) {
        this(name, roles, sha256, created, expires, null, null);
    }

    private static void checkScope(Set<Role> roles, @Nullable KeyScope scope) {
        if (scope == null && roles.stream().anyMatch(Role::needsScope)) {
            throw new IllegalArgumentException("a key of the role customer or links must have a where");
        }
        if (scope != null
                && !roles.equals(Set.of(Role.LINKS))
                && !Set.of(Role.READ, Role.CUSTOMER).containsAll(roles)) {
            throw new IllegalArgumentException("a key with a where has the roles read or customer, or links alone");
        }
        if (scope != null
                && roles.contains(Role.LINKS)
                && !scope.where().keySet().equals(Set.of(KeyScope.SOURCE))) {
            throw new IllegalArgumentException("the where of a key of the role links is a source, and nothing else");
        }
        if (scope != null && scope.mine() && !roles.contains(Role.LINKS)) {
            throw new IllegalArgumentException("only a key of the role links may have mine");
        }
    }

    /** The id, which names the key without revealing the secret. */
    public String id() {
        return sha256.substring(0, ID_DIGITS);
    }

    public boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    /** Returns the digest that is stored instead of the secret. */
    public static String digest(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
