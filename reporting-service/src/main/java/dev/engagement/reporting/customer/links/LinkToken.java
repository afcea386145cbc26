package dev.engagement.reporting.customer.links;

import dev.engagement.documents.keys.Key;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The secret of a link: 256 random bits. */
public record LinkToken(String words) {
    private static final int BYTES = 32;
    private static final String PREFIX = "egl_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    static LinkToken fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new LinkToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Returns the token of an address; empty if no token looks like that. */
    public static Optional<LinkToken> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new LinkToken(text)) : Optional.empty();
    }

    String digest() {
        return Key.digest(words);
    }

    /** Hides the secret from logs. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
