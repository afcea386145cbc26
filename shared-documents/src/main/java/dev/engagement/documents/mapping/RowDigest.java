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

    /** Returns a digest of a row's values, which does not depend on the order of the columns. */
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
