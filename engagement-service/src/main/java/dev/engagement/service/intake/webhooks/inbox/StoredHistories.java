package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.events.Subject;
import dev.engagement.service.intake.Streams;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.directory.InstallationKey;
import dev.engagement.service.intake.directory.References;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.RequestHistory;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Histories of requests from their recorded entries, the only memory of earlier deliveries. */
@Component
class StoredHistories {
    private final Streams streams;
    private final References references;

    StoredHistories(Streams streams, InstallationKey key) {
        this.streams = streams;
        this.references = new References(key);
    }

    /**
     * Returns the histories for one delivery, without its own entries; each is read once, when it is asked for.
     *
     * @param settle is called before a subject's history is read, so that none of its messages is still under way
     */
    Histories of(Delivery delivery, Consumer<String> settle) {
        Map<String, RequestHistory> read = new HashMap<>();
        return subject -> {
            RequestHistory known = read.get(subject);
            if (known == null) {
                settle.accept(subject);
                known = read(subject).without(delivery.id() + "/");
                read.put(subject, known);
            }
            return known;
        };
    }

    private RequestHistory read(String subject) {
        String connection = Subject.connection(subject);
        return RequestHistory.of(
                streams.read(subject, RequestHistory.READ), name -> references.person(connection, name));
    }
}
