package dev.engagement.service.axon;

import dev.engagement.events.Recorded;
import dev.engagement.service.intake.Streams;
import java.util.List;
import org.springframework.stereotype.Component;

/** Streams as Axon's event store has them. */
@Component
class StoredStreams implements Streams {
    private final GroupStorage storage;

    StoredStreams(GroupStorage storage) {
        this.storage = storage;
    }

    @Override
    public List<Recorded> read(String subject, long fromSequence, int limit) {
        return storage.readEvents(subject, fromSequence)
                .asStream()
                .limit(limit)
                .map(Envelope::read)
                .toList();
    }
}
