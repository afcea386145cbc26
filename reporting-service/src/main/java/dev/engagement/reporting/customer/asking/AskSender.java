package dev.engagement.reporting.customer.asking;

import dev.engagement.documents.subscriptions.Recipient.Webhook;
import dev.engagement.documents.subscriptions.Subscription;
import dev.engagement.documents.subscriptions.SubscriptionFile;
import dev.engagement.events.Experience.ExperienceAsked;
import dev.engagement.reporting.customer.CustomersVoice;
import dev.engagement.reporting.customer.CustomersVoice.Hearing;
import dev.engagement.reporting.customer.Saying;
import dev.engagement.reporting.customer.asking.WantedRating.Claimed;
import dev.engagement.reporting.customer.links.Links;
import dev.engagement.reporting.directory.Directory;
import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.reporting.readings.Listing;
import dev.engagement.reporting.readings.ScopedRequests;
import dev.engagement.reporting.warnings.sending.MailServer;
import dev.engagement.reporting.warnings.sending.Undelivered;
import dev.engagement.reporting.warnings.sending.WebhookPost;
import dev.engagement.reporting.warnings.subscriptions.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends rating links, each in a thread of its own, and has it recorded that it did. */
@Component
class AskSender implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(AskSender.class);
    private static final int CLAIMED = 3;
    private static final int AT_ONCE = 20;
    private static final Duration NAMED_WITHIN = Duration.ofMinutes(10);

    private final RatingOutbox outbox;
    private final Subscriptions subscriptions;
    private final Links links;
    private final ScopedRequests requests;
    private final Directory directory;
    private final MailServer mails;
    private final WebhookPost webhooks;
    private final CustomersVoice voice;
    private final JsonMapper json;
    private final Clock clock;
    private final Duration patience;
    private final String pageUrl;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    AskSender(
            RatingOutbox outbox,
            Subscriptions subscriptions,
            Links links,
            ScopedRequests requests,
            Directory directory,
            MailServer mails,
            WebhookPost webhooks,
            CustomersVoice voice,
            JsonMapper json,
            Clock clock,
            @Value("${engagement.warnings.patience}") Duration patience,
            @Value("${engagement.page-url}") String pageUrl) {
        this.outbox = outbox;
        this.subscriptions = subscriptions;
        this.links = links;
        this.requests = requests;
        this.directory = directory;
        this.mails = mails;
        this.webhooks = webhooks;
        this.voice = voice;
        this.json = json;
        this.clock = clock;
        this.patience = patience;
        this.pageUrl = pageUrl.replaceFirst("/+$", "");
    }

    @Scheduled(fixedDelayString = "${engagement.warnings.send-every}")
    void look() {
        try {
            for (int i = 0; i < AT_ONCE && !stopping; i++) {
                Instant now = clock.instant();
                Optional<Claimed> claimed = outbox.claim(now, now.plus(patience.multipliedBy(CLAIMED)));
                if (claimed.isEmpty()) {
                    return;
                }
                threads.execute(() -> workOff(claimed.get()));
            }
        } catch (DataAccessException away) {
            LOG.warn("No rating links can be sent now: {}", away.toString());
        }
    }

    private void workOff(Claimed claimed) {
        try {
            if (claimed.channel() == null) {
                send(claimed);
            } else {
                record(claimed, claimed.channel());
            }
        } catch (Undelivered failure) {
            outbox.failed(claimed, failure.reason(), clock.instant());
        } catch (DataAccessException away) {
            LOG.warn("Asking about {} pauses: {}", claimed.wanted().request(), away.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.error("Nobody could be asked about {}", claimed.wanted().request(), fault);
            outbox.failed(claimed, "a fault in the service; its log says why", clock.instant());
        }
    }

    /** Mails the link to an address, else posts it to the webhook, else asks nobody. */
    private void send(Claimed claimed) throws Undelivered, InterruptedException {
        WantedRating wanted = claimed.wanted();
        String requester = wanted.requester();
        String called =
                requester == null ? null : directory.textOf(List.of(requester)).get(requester);
        Webhook webhook = webhook(wanted.subscription());
        if (requester != null && called == null && isFresh(claimed)) {
            throw new Undelivered("no name of the requester has arrived here");
        }
        if (requester == null || called == null) {
            outbox.ended(claimed, "no-address");
        } else if (SubscriptionFile.isAddress(called)) {
            mails.send(AskMail.of(claimed, called, title(wanted.request()), link(wanted, requester)));
            outbox.sent(claimed, "mail", clock.instant());
        } else if (webhook != null) {
            post(claimed, webhook, link(wanted, requester), requester);
            outbox.sent(claimed, "webhook", clock.instant());
        } else {
            outbox.ended(claimed, "no-address");
        }
    }

    /** Returns whether the name may still arrive, as in a reading side that is built anew; later, the requester is forgotten. */
    private boolean isFresh(Claimed claimed) {
        return clock.instant().isBefore(claimed.decidedAt().plus(NAMED_WITHIN));
    }

    private void post(Claimed claimed, Webhook webhook, String link, String requester)
            throws Undelivered, InterruptedException {
        AskEvent event = AskEvent.of(claimed, requester, link);
        webhooks.post(
                claimed.wanted().id(),
                webhook,
                json.writeValueAsString(event),
                event.says(),
                clock.instant().getEpochSecond());
    }

    private @Nullable Webhook webhook(String name) {
        return subscriptions.find(name).map(Subscription::to).orElse(List.of()).stream()
                .filter(Webhook.class::isInstance)
                .map(Webhook.class::cast)
                .findFirst()
                .orElse(null);
    }

    private String link(WantedRating wanted, String requester) {
        return pageUrl + "/rate/" + links.rate(wanted.request(), requester).words();
    }

    private @Nullable String title(String request) {
        return requests.line(ReaderScope.ALL, request)
                .map(Listing.Line::title)
                .map(title -> directory.textOf(List.of(title)).get(title))
                .orElse(null);
    }

    private void record(Claimed claimed, String channel) {
        WantedRating wanted = claimed.wanted();
        Hearing heard = voice.say(
                List.of(new Saying("ask", "asked", wanted.id(), wanted.request(), new ExperienceAsked(channel))));
        if (heard == Hearing.NOT_RECORDED) {
            outbox.failed(claimed, "it is sent, and not recorded yet", clock.instant());
        } else {
            outbox.ended(claimed, "recorded");
        }
    }

    @Override
    public void destroy() {
        stopping = true;
        threads.shutdown();
    }
}
