package dev.engagement.documents.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Digests of rows. */
final class RowDigest {
    private static final int BYTES = 12;

    private RowDigest() {}

    /** A few characters, the same for the same values, in whatever order of columns. */
    static String of(Map<String, String> values) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(values).forEach((column, value) -> {
                digest.update((column.length() + ":" + column + value.length() + ":" + value)
                        .getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
