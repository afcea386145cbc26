package dev.engagement.reporting.charters;

import dev.engagement.events.TopicNames;
import dev.engagement.reporting.feed.Arrived;
import dev.engagement.reporting.feed.Received;
import dev.engagement.reporting.feed.Receiver;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stores arriving charters. The requests that they judge are found and folded again elsewhere. */
@Component
class CharterReceiver implements Receiver<Arrived> {
    private final PublishedCharters charters;

    CharterReceiver(PublishedCharters charters) {
        this.charters = charters;
    }

    @Override
    public String topic() {
        return TopicNames.CHARTERS;
    }

    @Override
    public Received<Arrived> receive(List<Arrived> arrived) {
        return new Received<>(charters.store(arrived), () -> {});
    }
}
