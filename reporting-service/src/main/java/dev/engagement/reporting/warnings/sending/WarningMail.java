package dev.engagement.reporting.warnings.sending;

import dev.engagement.documents.subscriptions.Recipient.Mail;
import dev.engagement.reporting.warnings.Warning;
import dev.engagement.reporting.warnings.outbox.GivenWarning;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mails warnings as text and HTML. The message id is the same at every try. */
@Component
class WarningMail {
    private static final String HTML = """
            <!DOCTYPE html><html lang="en"><body style="font-family: sans-serif; color: #1a1a1a">
            <p style="font-size: 1.2em"><strong>%s</strong></p>
            <table cellpadding="4" style="border-collapse: collapse">
            <tr><td>Due</td><td>%s</td></tr><tr><td>What</td><td>%s</td></tr></table>
            <p><a href="%s">Open the request</a></p>
            <p style="color: #595959">You get this by the subscription %s, at the step %s.</p>
            </body></html>
            """;

    private static final String TEXT = """
            %s

            Due:  %s
            What: %s

            %s

            You get this by the subscription %s, at the step %s.
            """;

    private final JavaMailSenderImpl server;
    private final String sender;

    WarningMail(JavaMailSenderImpl server, @Value("${engagement.warnings.sender}") String sender) {
        this.server = server;
        this.sender = sender;
    }

    void send(GivenWarning given, Mail mail, String url) throws Undelivered {
        String host = server.getHost();
        if (host == null || host.isBlank()) {
            throw new Undelivered("there is no mail server: set spring.mail.host");
        }
        try {
            server.send(message(given, mail, url));
        } catch (MailException | MessagingException refused) {
            throw new Undelivered(
                    "the mail server does not take it: " + refused.getClass().getSimpleName());
        }
    }

    private MimeMessage message(GivenWarning given, Mail mail, String url) throws MessagingException {
        Warning warning = given.warning();
        MimeMessage message = new IdentifiedMessage(server.getSession(), "<" + given.id() + "@engagement>");
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(sender);
        helper.setTo(mail.addresses().toArray(String[]::new));
        helper.setSentDate(Date.from(given.decidedAt()));
        helper.setSubject(WarningTexts.headline(warning));
        helper.setText(
                TEXT.formatted(
                        WarningTexts.headline(warning),
                        WarningTexts.due(warning.due()),
                        WarningTexts.facts(warning),
                        url,
                        warning.subscription(),
                        warning.step()),
                HTML.formatted(
                        escaped(WarningTexts.headline(warning)),
                        WarningTexts.due(warning.due()),
                        escaped(WarningTexts.facts(warning)),
                        escaped(url),
                        warning.subscription(),
                        warning.step()));
        return message;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
