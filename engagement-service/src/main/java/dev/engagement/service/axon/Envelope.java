package dev.engagement.service.axon;

import dev.engagement.events.Entry;
import dev.engagement.events.Recorded;
import dev.engagement.service.request.Decision.Accepted;
import dev.engagement.service.request.Message;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MetaData;

/** What belongs to an entry besides its data, carried as Axon's metadata, and back. */
final class Envelope {
    static final String RECORDED_AT = "recordedAt";
    private static final String OCCURRED_AT = "occurredAt";
    private static final String SOURCE = "source";
    private static final String ID = "id";
    /** On the way in only: becomes the event's own identifier, so it is not stored twice. */
    private static final String ENTRY_ID = "entryId";

    private Envelope() {}

    static MetaData of(Accepted accepted) {
        Message message = accepted.message();
        return MetaData.with(SOURCE, message.source())
                .and(ID, message.id())
                .and(OCCURRED_AT, message.occurredAt().toString())
                .and(RECORDED_AT, accepted.recordedAt().toString())
                .and(ENTRY_ID, message.entryId().toString());
    }

    static Recorded read(DomainEventMessage<?> event) {
        MetaData metaData = event.getMetaData();
        return new Recorded(
                UUID.fromString(event.getIdentifier()),
                text(metaData, SOURCE),
                text(metaData, ID),
                event.getAggregateIdentifier(),
                Instant.parse(text(metaData, OCCURRED_AT)),
                Instant.parse(text(metaData, RECORDED_AT)),
                event.getSequenceNumber(),
                (Entry) event.getPayload());
    }

    private static String text(MetaData metaData, String name) {
        return String.valueOf(metaData.get(name));
    }

    /** Gives each event the entry's id as its identifier, and the instant it was recorded as its time. */
    static final class Interceptor implements MessageDispatchInterceptor<EventMessage<?>> {
        @Override
        public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
            return (index, message) -> message instanceof DomainEventMessage<?> event
                            && event.getMetaData().containsKey(ENTRY_ID)
                    ? named(event)
                    : message;
        }

        private static EventMessage<?> named(DomainEventMessage<?> event) {
            return new GenericDomainEventMessage<>(
                    event.getType(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    event.getPayload(),
                    event.getMetaData().withoutKeys(java.util.Set.of(ENTRY_ID)),
                    text(event.getMetaData(), ENTRY_ID),
                    Instant.parse(text(event.getMetaData(), RECORDED_AT)));
        }
    }
}
