package dev.engagement.service.axon;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/**
 * An event store for groups: each request is loaded once, before anything is staged for it, so there are no staged events to search.
 */
final class GroupEventStore extends EmbeddedEventStore {
    GroupEventStore(Builder builder) {
        super(builder);
    }

    @Override
    protected java.util.stream.Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(
            String aggregateIdentifier) {
        return java.util.stream.Stream.empty();
    }
}
