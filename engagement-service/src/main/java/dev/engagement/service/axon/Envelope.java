package dev.engagement.service.axon;

import dev.engagement.service.record.StoredRows;
import dev.engagement.service.request.Decision.Accepted;
import dev.engagement.service.request.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MetaData;

/** Converts an entry's envelope to Axon's metadata and back. */
final class Envelope {
    static final String RECORDED_AT = StoredRows.RECORDED_AT;
    /** Used on the way in only: becomes the event's own identifier, so it is not stored twice. */
    private static final String ENTRY_ID = "entryId";

    private Envelope() {}

    static MetaData of(Accepted accepted) {
        Message message = accepted.message();
        MetaData envelope = MetaData.from(Map.of(
                StoredRows.SOURCE,
                message.source(),
                StoredRows.ID,
                message.id(),
                StoredRows.OCCURRED_AT,
                message.occurredAt().toString(),
                RECORDED_AT,
                accepted.recordedAt().toString(),
                ENTRY_ID,
                message.entryId().toString()));
        return message.trace() == null ? envelope : envelope.and(StoredRows.TRACE, message.trace());
    }

    private static String text(MetaData metaData, String name) {
        return String.valueOf(metaData.get(name));
    }

    /** Gives each event the entry's id as its identifier, and the instant of recording as its time. */
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
                    event.getMetaData().withoutKeys(Set.of(ENTRY_ID)),
                    text(event.getMetaData(), ENTRY_ID),
                    Instant.parse(text(event.getMetaData(), RECORDED_AT)));
        }
    }
}
