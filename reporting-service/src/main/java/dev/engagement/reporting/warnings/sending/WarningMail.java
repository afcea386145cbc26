package dev.engagement.reporting.warnings.sending;

import dev.engagement.documents.subscriptions.Recipient.Mail;
import dev.engagement.reporting.warnings.Warning;
import dev.engagement.reporting.warnings.outbox.GivenWarning;

/** Writes warnings as mails. */
final class WarningMail {
    private static final String HTML = """
            <p style="font-size: 1.2em"><strong>%s</strong></p>
            <table cellpadding="4" style="border-collapse: collapse">
            <tr><td>Due</td><td>%s</td></tr><tr><td valign="top">What</td><td>%s</td></tr></table>
            <p><a href="%s">Open the request</a></p>
            <p>You get this by the subscription %s, at the step %s.</p>
            """;

    private static final String TEXT = """
            %s

            Due:  %s
            What: %s

            %s

            You get this by the subscription %s, at the step %s.
            """;

    private WarningMail() {}

    static Letter of(GivenWarning given, Mail mail, String url) {
        Warning warning = given.warning();
        String headline = WarningTexts.headline(warning);
        String due = WarningTexts.due(warning.due());
        String facts = WarningTexts.facts(warning);
        return new Letter(
                given.id(),
                mail.addresses(),
                given.decidedAt(),
                headline,
                TEXT.formatted(headline, due, facts, url, warning.subscription(), warning.step()),
                Letter.page(
                        headline,
                        HTML.formatted(
                                Letter.escaped(headline),
                                due,
                                Letter.escaped(facts),
                                Letter.escaped(url),
                                warning.subscription(),
                                warning.step())));
    }
}
