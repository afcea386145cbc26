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
    /** The colours are the mail program's own, so that it may be light or dark. */
    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
            <title>%s</title></head><body style="font-family: sans-serif; line-height: 1.5; overflow-wrap: anywhere">
            %s</body></html>
            """;

    /** Creates a letter. Its subject is one line, whatever breaks the title of a request has. */
    public Letter {
        subject = oneLine(subject);
    }

    /** Returns a text without breaks and other control characters. */
    public static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /**
     * Returns the HTML of a letter.
     *
     * @param body as it stands in HTML
     */
    public static String page(String title, String body) {
        return PAGE.formatted(escaped(title), body);
    }

    /** Returns a text as it stands in HTML. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
