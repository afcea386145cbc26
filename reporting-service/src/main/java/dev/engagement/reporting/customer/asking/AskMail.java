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

    private static final String HEADLINE = "How did it go?";

    private static final String TEXT = """
            How did it go?

            You asked for: %s
            IT says that it is done. How satisfied are you?

            %s

            1 means not at all, 5 very. A link opens a page with your choice; nothing is sent before you press
            the button there. If it is not done, you can say so there.
            """;

    private static final String HTML = """
            <p style="font-size: 1.2em"><strong>How did it go?</strong></p>
            <p>You asked for: <strong>%s</strong><br>IT says that it is done. How satisfied are you?</p>
            <table style="border-collapse: separate; border-spacing: 6px 0; margin-left: -6px"><tr>%s</tr></table>
            <p>1 means not at all, 5 very. A number opens a page with your choice; nothing is sent before you press
            the button there. If it is not done, you can say so there.</p>
            """;

    private static final String CELL = """
            <td style="border: 2px solid; border-radius: 6px; padding: 0"><a href="%1$s?score=%2$d" aria-label="%2$d of 5" \
            style="display: block; padding: 10px 18px; font-weight: bold; text-decoration: none">%2$d</a></td>""";

    private AskMail() {}

    static Letter of(Claimed claimed, String address, @Nullable String title, String link) {
        String what = title == null
                ? claimed.wanted().request()
                : Letter.oneLine(title) + " (" + claimed.wanted().request() + ")";
        return new Letter(
                claimed.wanted().id(),
                List.of(address),
                claimed.decidedAt(),
                HEADLINE + " " + what,
                TEXT.formatted(what, scores("%2$d: %1$s?score=%2$d", link, "\n")),
                Letter.page(HEADLINE, HTML.formatted(Letter.escaped(what), scores(CELL, Letter.escaped(link), ""))));
    }

    private static String scores(String form, String link, String between) {
        return IntStream.rangeClosed(1, BEST)
                .mapToObj(score -> form.formatted(link, score))
                .collect(Collectors.joining(between));
    }
}
