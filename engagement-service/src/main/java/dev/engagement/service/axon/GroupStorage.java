package dev.engagement.service.axon;

import dev.engagement.service.request.RequestState;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC engine that knows how far the streams of a whole group of requests have come. What the rules must know of
 * a request stands in its last entry alone, so that entry is as good as a snapshot: none is ever stored, and a request
 * of 20,000 entries takes its next one as fast as a new request its first.
 */
class GroupStorage extends JdbcEventStorageEngine {
    private static final String STATES = GroupStorage.class.getName();

    GroupStorage(Builder builder) {
        super(builder);
    }

    /** Requests that the current unit of work records entries of are loaded from these; those without one are new. */
    static void load(UnitOfWork<?> unitOfWork, Map<String, RequestState> states) {
        unitOfWork.resources().put(STATES, states);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String subject) {
        Map<String, RequestState> states = loaded();
        RequestState state = states == null ? null : states.get(subject);
        return state == null
                ? Optional.empty()
                : Optional.of(new GenericDomainEventMessage<>(
                        RequestAggregate.TYPE, subject, state.entries() - 1, new RequestAggregate(subject, state)));
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String subject, long firstSequenceNumber) {
        return loaded() == null ? super.readEventData(subject, firstSequenceNumber) : Stream.empty();
    }

    /** Reads the log behind that place; nothing of it is decoded, so that an unreadable entry holds up no other. */
    Stream<? extends TrackedEventData<?>> readStored(@Nullable TrackingToken behind) {
        return readEventData(behind, false);
    }

    private static @Nullable Map<String, RequestState> loaded() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(STATES) : null;
    }
}
