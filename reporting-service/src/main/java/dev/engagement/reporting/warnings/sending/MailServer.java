package dev.engagement.reporting.warnings.sending;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mails letters as text and HTML. The message id is the same at every try. */
@Component
public class MailServer {
    private final JavaMailSenderImpl server;
    private final String sender;

    MailServer(JavaMailSenderImpl server, @Value("${engagement.warnings.sender}") String sender) {
        this.server = server;
        this.sender = sender;
    }

    public void send(Letter letter) throws Undelivered {
        String host = server.getHost();
        if (host == null || host.isBlank()) {
            throw new Undelivered("there is no mail server: set spring.mail.host");
        }
        try {
            server.send(message(letter));
        } catch (MailException | MessagingException refused) {
            throw new Undelivered(
                    "the mail server does not take it: " + refused.getClass().getSimpleName());
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = new IdentifiedMessage(server.getSession(), "<" + letter.id() + "@engagement>");
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(sender);
        helper.setTo(letter.to().toArray(String[]::new));
        helper.setSentDate(Date.from(letter.decidedAt()));
        helper.setSubject(letter.subject());
        helper.setText(letter.text(), letter.html());
        return message;
    }
}
