package dev.engagement.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text from outside that can be stored as it is: whole characters, none of them U+0000. */
public final class ReadableText {
    private static final int HEX = 16;

    private ReadableText() {}

    /** Returns what is wrong with a text, as in "holds U+0000"; null if nothing is. */
    public static @Nullable String fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                return "holds U+0000";
            }
            if (Character.isSurrogate(unit)) {
                i++;
                if (i == text.length() || !Character.isSurrogatePair(unit, text.charAt(i))) {
                    return "holds half of a surrogate pair";
                }
            }
        }
        return null;
    }

    /** Returns what is wrong with the percent-encoded part of an address; null if nothing is. */
    public static @Nullable String faultOfEncoded(String part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length());
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '%') {
                int octet = i + 2 < part.length() ? octet(part.charAt(i + 1), part.charAt(i + 2)) : -1;
                if (octet < 0) {
                    return "holds a % that is not followed by two hex digits (a percent sign is written %25)";
                }
                bytes.write(octet);
                i += 2;
            } else {
                bytes.write(part.charAt(i));
            }
        }
        try {
            return fault(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException broken) {
            return "is not UTF-8";
        }
    }

    private static int octet(char high, char low) {
        int first = Character.digit(high, HEX);
        int second = Character.digit(low, HEX);
        return first < 0 || second < 0 ? -1 : first * HEX + second;
    }
}
