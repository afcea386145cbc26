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
 * Axon's JDBC engine, extended to load the states of a whole group of requests. A request's last entry alone holds everything that the
 * rules need, so it serves as a snapshot: none is ever stored, and a request of 20,000 entries takes its next one as fast as a new request
 * its first.
 */
class GroupStorage extends JdbcEventStorageEngine {
    private static final String STATES = GroupStorage.class.getName();

    GroupStorage(Builder builder) {
        super(builder);
    }

    /** Sets the states from which the current unit of work loads its requests; a request without a state is new. */
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

    /** Reads the log after that position without decoding, so that an unreadable entry blocks no other. */
    Stream<? extends TrackedEventData<?>> readStored(@Nullable TrackingToken behind) {
        return readEventData(behind, false);
    }

    private static @Nullable Map<String, RequestState> loaded() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(STATES) : null;
    }
}
