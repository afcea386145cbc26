package dev.engagement.service.intake.webhooks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What goes wrong on a wire, in a tool or in bad faith, by chance and yet the same for the same seed. */
public final class Mutations {
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e99",
            "99999999999999999999",
            "[]",
            "{}",
            "[[1]]",
            "\"\"",
            "\" \"",
            "\"9999-99-99T99:99:99Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(3_000) + "\"",
            "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}");

    private final Random random;

    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    public byte[] mutate(byte[] body) {
        return switch (random.nextInt(4)) {
            case 0 -> flip(body);
            case 1 -> Arrays.copyOf(body, random.nextInt(body.length));
            default -> replaceValue(body);
        };
    }

    /** Whatever stands behind one of the colons becomes something else. */
    private byte[] replaceValue(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        int colon = text.indexOf("\":", random.nextInt(text.length()));
        if (colon < 0) {
            return flip(body);
        }
        int start = colon + 2;
        int end = start;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '"') {
            end = text.indexOf('"', end + 1) + 1;
        } else {
            while (end < text.length() && ",}]{[".indexOf(text.charAt(end)) < 0) {
                end++;
            }
        }
        String value = VALUES.get(random.nextInt(VALUES.size()));
        return (text.substring(0, start) + value + text.substring(Math.max(start, end)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] flip(byte[] body) {
        byte[] flipped = body.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }
}
