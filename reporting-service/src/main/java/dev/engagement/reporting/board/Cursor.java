package dev.engagement.reporting.board;

import dev.engagement.documents.ReadableText;
import dev.engagement.events.Timestamps;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.readings.Listing.After;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The place where the next page begins: behind a line, not at a number, so that new requests shift nothing.
 *
 * @param at the present of the first page, which holds for all pages
 */
public record Cursor(Instant at, After after) {
    private static final String NO_KEY = "-";

    static @Nullable Cursor read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            return new Cursor(
                    instant(parts[0]),
                    new After(parts[1].equals(NO_KEY) ? null : instant(parts[1]), subject(parts[2])));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw Parameters.invalid("cursor", "must be the \"next\" of the page before, word for word");
        }
    }

    /** Reads an instant that a request can have. */
    private static Instant instant(String text) {
        return Timestamps.require("cursor", text);
    }

    private static String subject(String text) {
        if (ReadableText.fault(text) != null) {
            throw new IllegalArgumentException("no subject");
        }
        return text;
    }

    public String text() {
        String parts = at + " " + (after.key() == null ? NO_KEY : after.key().toString()) + " " + after.subject();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.UTF_8));
    }
}
