package dev.engagement.reporting.customer.asking;

import dev.engagement.reporting.customer.asking.WantedRating.Claimed;
import dev.engagement.reporting.warnings.sending.Letter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The mail that asks for a rating. Its links choose a score; nothing is recorded before the form is sent. */
final class AskMail {
    private static final int BEST = 5;

    private static final String TEXT = """
            How did it go?

            You asked for: %s
            IT says that it is done. How satisfied are you, from 1 (not at all) to 5 (very)?

            %s

            The page shows your choice, and you send it there. If it is not done, say so on the same page.
            """;

    private static final String HTML = """
            <!DOCTYPE html><html lang="en"><body style="font-family: sans-serif; color: #1a1a1a">
            <p style="font-size: 1.2em"><strong>How did it go?</strong></p>
            <p>You asked for: <strong>%s</strong><br>IT says that it is done. How satisfied are you?</p>
            <table cellpadding="4" style="border-collapse: separate; border-spacing: 6px"><tr>%s</tr></table>
            <p style="color: #595959">1 is not at all, 5 is very. The page shows your choice, and you send it there.
            If it is not done, say so on the same page.</p>
            </body></html>
            """;

    private static final String CELL = """
            <td style="border: 2px solid #2f5d9b; padding: 0"><a href="%1$s?score=%2$d" \
            style="display: block; padding: 10px 18px; color: #0b57a4; font-weight: bold; text-decoration: none">%2$d</a></td>""";

    private AskMail() {}

    static Letter of(Claimed claimed, String address, @Nullable String title, String link) {
        String what = title == null
                ? claimed.wanted().request()
                : title + " (" + claimed.wanted().request() + ")";
        return new Letter(
                claimed.wanted().id(),
                List.of(address),
                claimed.decidedAt(),
                "How did it go? " + what,
                TEXT.formatted(what, scores("%2$d: %1$s?score=%2$d", link, "\n")),
                HTML.formatted(Letter.escaped(what), scores(CELL, Letter.escaped(link), "")));
    }

    private static String scores(String form, String link, String between) {
        return IntStream.rangeClosed(1, BEST)
                .mapToObj(score -> form.formatted(link, score))
                .collect(Collectors.joining(between));
    }
}
