package dev.engagement.reporting.warnings.sending;

import java.time.Instant;
import java.util.List;

/**
 * A mail.
 *
 * @param id the same at every try
 * @param html the same as the text
 */
public record Letter(String id, List<String> to, Instant decidedAt, String subject, String text, String html) {
    /** Returns a text as it stands in HTML. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
