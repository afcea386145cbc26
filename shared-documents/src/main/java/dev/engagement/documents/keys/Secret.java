package dev.engagement.documents.keys;

import java.security.SecureRandom;
import java.util.Base64;

/** A key's secret: 256 random bits that are shown once. */
public record Secret(String words) {
    private static final int BYTES = 32;

    public static Secret fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(Key.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public String digest() {
        return Key.digest(words);
    }

    /** Hides the secret from logs. */
    @Override
    public String toString() {
        return Key.PREFIX + "…";
    }
}
