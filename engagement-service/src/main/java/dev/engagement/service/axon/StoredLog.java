package dev.engagement.service.axon;

import dev.engagement.events.Recorded;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.stereotype.Component;

/** The log as Axon's event store has it: its tracking token knows which places were still empty when it passed them. */
@Component
class StoredLog implements EventLog {
    private final GroupStorage storage;

    StoredLog(GroupStorage storage) {
        this.storage = storage;
    }

    @Override
    public Page read(Position position, int limit) {
        GapAwareTrackingToken token =
                position.index() < 0 ? null : GapAwareTrackingToken.newInstance(position.index(), position.gaps());
        List<Recorded> entries = new ArrayList<>();
        try (Stream<? extends TrackedEventMessage<?>> events = storage.readEvents(token, false)) {
            Iterator<? extends TrackedEventMessage<?>> next = events.iterator();
            while (entries.size() < limit && next.hasNext()) {
                TrackedEventMessage<?> event = next.next();
                token = (GapAwareTrackingToken) event.trackingToken();
                entries.add(Envelope.read((DomainEventMessage<?>) event));
            }
        }
        return new Page(entries, token == null ? position : new Position(token.getIndex(), token.getGaps()));
    }
}
