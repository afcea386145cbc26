package dev.engagement.reporting.warnings.sending;

import dev.engagement.documents.subscriptions.Recipient;
import dev.engagement.documents.subscriptions.Recipient.Mail;
import dev.engagement.documents.subscriptions.Recipient.Webhook;
import dev.engagement.documents.subscriptions.Subscription;
import dev.engagement.reporting.warnings.outbox.GivenWarning;
import dev.engagement.reporting.warnings.outbox.Outbox;
import dev.engagement.reporting.warnings.subscriptions.Subscriptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends a warning to a recipient by its name, as the subscription's file says now. */
@Component
class Ways {
    private final Subscriptions subscriptions;
    private final WebhookPost webhooks;
    private final WarningTopic topic;
    private final MailServer mails;
    private final JsonMapper json;
    private final Clock clock;
    private final String pageUrl;

    Ways(
            Subscriptions subscriptions,
            WebhookPost webhooks,
            WarningTopic topic,
            MailServer mails,
            JsonMapper json,
            Clock clock,
            @Value("${engagement.page-url}") String pageUrl) {
        this.subscriptions = subscriptions;
        this.webhooks = webhooks;
        this.topic = topic;
        this.mails = mails;
        this.json = json;
        this.clock = clock;
        this.pageUrl = pageUrl.replaceFirst("/+$", "");
    }

    void send(GivenWarning given, String recipient) throws Undelivered, InterruptedException {
        if (recipient.equals(Outbox.TOPIC)) {
            topic.put(given, url(given));
            return;
        }
        switch (named(given.warning().subscription(), recipient)) {
            case Webhook webhook ->
                webhooks.post(
                        given.id(),
                        webhook,
                        json.writeValueAsString(WarningEvent.of(given, url(given))),
                        WarningTexts.chat(given.warning(), url(given)),
                        clock.instant().getEpochSecond());
            case Mail mail -> mails.send(WarningMail.of(given, mail, url(given)));
        }
    }

    private Recipient named(String name, String recipient) throws Undelivered {
        Subscription subscription =
                subscriptions.find(name).orElseThrow(() -> new Undelivered("there is no valid subscription " + name));
        int place = subscription.recipients().indexOf(recipient);
        if (place < 0) {
            throw new Undelivered("the subscription " + name + " has no recipient \"" + recipient + "\"");
        }
        return subscription.to().get(place);
    }

    private String url(GivenWarning given) {
        String id = URLEncoder.encode(given.warning().request(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return pageUrl + "/requests/" + id;
    }
}
