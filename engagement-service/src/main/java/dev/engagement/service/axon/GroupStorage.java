package dev.engagement.service.axon;

import dev.engagement.service.request.RequestState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.statements.TimestampWriter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC engine, extended to load the states of a whole group of requests. A request's last entry alone holds everything that the
 * rules need, so it serves as a snapshot: none is ever stored, and a request of 20,000 entries takes its next one as fast as a new request
 * its first.
 */
class GroupStorage extends JdbcEventStorageEngine {
    private static final String STATES = GroupStorage.class.getName();
    /** The place of the sequence among the columns: the only number. */
    private static final int SEQUENCE = 3;
    /** In the order of the schema's own list of columns. */
    private static final List<Function<Stored, Object>> COLUMNS = List.of(
            row -> row.event().getIdentifier(),
            row -> row.event().getAggregateIdentifier(),
            row -> row.event().getSequenceNumber(),
            row -> row.event().getType(),
            row -> DateTimeUtils.formatInstant(row.event().getTimestamp()),
            row -> row.payload().getType().getName(),
            row -> row.payload().getType().getRevision(),
            row -> row.payload().getData(),
            row -> row.metaData().getData());

    GroupStorage(Builder builder) {
        super(builder);
    }

    /** Sets the states from which the current unit of work loads its requests; a request without a state is new. */
    static void load(UnitOfWork<?> unitOfWork, Map<String, RequestState> states) {
        unitOfWork.resources().put(STATES, states);
    }

    /**
     * Prepares the insert of all events at once: a statement of the same words for any number of them, so the database plans it once for a
     * connection.
     */
    static PreparedStatement append(
            Connection connection,
            EventSchema schema,
            Class<?> dataType,
            List<? extends EventMessage<?>> events,
            Serializer serializer,
            TimestampWriter timestamps)
            throws SQLException {
        List<Stored> rows =
                events.stream().map(event -> Stored.of(event, serializer)).toList();
        PreparedStatement statement = connection.prepareStatement("insert into " + schema.domainEventTable() + " ("
                + schema.domainEventFields() + ") select * from unnest(?::text[], ?::text[], ?::bigint[], ?::text[],"
                + " ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])");
        int column = 1;
        for (Function<Stored, Object> value : COLUMNS) {
            statement.setArray(
                    column,
                    connection.createArrayOf(
                            column == SEQUENCE ? "bigint" : "text",
                            rows.stream().map(value).toArray()));
            column++;
        }
        statement.addBatch();
        return statement;
    }

    /** An event with its serialized forms. */
    private record Stored(
            DomainEventMessage<?> event, SerializedObject<String> payload, SerializedObject<String> metaData) {
        static Stored of(EventMessage<?> message, Serializer serializer) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            return new Stored(
                    event,
                    event.serializePayload(serializer, String.class),
                    event.serializeMetaData(serializer, String.class));
        }
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
