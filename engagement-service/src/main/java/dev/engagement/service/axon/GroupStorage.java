package dev.engagement.service.axon;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC engine that can load a whole group of requests by two queries: one transaction records entries of
 * hundreds of requests, and a round trip for each would cost more than everything else.
 */
class GroupStorage extends JdbcEventStorageEngine {
    private static final String LOADED = GroupStorage.class.getName();

    GroupStorage(Builder builder) {
        super(builder);
    }

    private record Loaded(@Nullable DomainEventData<?> snapshot, List<DomainEventData<?>> events) {}

    /** Loads these requests for the current unit of work. */
    void load(UnitOfWork<?> unitOfWork, Collection<String> subjects) {
        Map<String, DomainEventData<?>> snapshots = new HashMap<>();
        for (DomainEventData<?> snapshot : query(
                "select s.* from snapshot s join unnest(?::text[]) as wanted(subject)"
                        + " on s.aggregate_identifier = wanted.subject order by s.sequence_number",
                subjects,
                null)) {
            snapshots.put(snapshot.getAggregateIdentifier(), snapshot);
        }
        List<Long> first = subjects.stream()
                .map(subject -> {
                    DomainEventData<?> snapshot = snapshots.get(subject);
                    return snapshot == null ? 0L : snapshot.getSequenceNumber() + 1;
                })
                .toList();
        Map<String, Loaded> streams = new HashMap<>();
        subjects.forEach(subject -> streams.put(subject, new Loaded(snapshots.get(subject), new ArrayList<>())));
        for (DomainEventData<?> event : query(
                "select e.* from unnest(?::text[], ?::bigint[]) as wanted(subject, first) join event e"
                        + " on e.aggregate_identifier = wanted.subject and e.sequence_number >= wanted.first"
                        + " order by e.aggregate_identifier, e.sequence_number",
                subjects,
                first)) {
            Objects.requireNonNull(streams.get(event.getAggregateIdentifier()))
                    .events()
                    .add(event);
        }
        unitOfWork.resources().put(LOADED, streams);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        Loaded loaded = loaded(aggregateIdentifier);
        return loaded == null ? super.readSnapshotData(aggregateIdentifier) : Stream.ofNullable(loaded.snapshot());
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String identifier, long firstSequenceNumber) {
        Loaded loaded = loaded(identifier);
        return loaded == null
                ? super.readEventData(identifier, firstSequenceNumber)
                : loaded.events().stream().filter(event -> event.getSequenceNumber() >= firstSequenceNumber);
    }

    private static @Nullable Loaded loaded(String subject) {
        if (!CurrentUnitOfWork.isStarted()) {
            return null;
        }
        Map<String, Loaded> streams = CurrentUnitOfWork.get().root().getResource(LOADED);
        return streams == null ? null : streams.get(subject);
    }

    private List<DomainEventData<?>> query(
            String sql, Collection<String> subjects, @Nullable List<Long> firstSequenceNumbers) {
        return JdbcUtils.executeQuery(
                getConnection(),
                connection -> {
                    var statement = connection.prepareStatement(sql);
                    statement.setArray(1, array(connection, "text", subjects));
                    if (firstSequenceNumbers != null) {
                        statement.setArray(2, array(connection, "bigint", firstSequenceNumbers));
                    }
                    return statement;
                },
                this::rows,
                fault -> new EventStoreException("Failed to load a group of requests", fault));
    }

    private static java.sql.Array array(Connection connection, String type, Collection<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private List<DomainEventData<?>> rows(ResultSet result) throws SQLException {
        List<DomainEventData<?>> rows = new ArrayList<>();
        while (result.next()) {
            rows.add(getDomainEventData(result));
        }
        return rows;
    }
}
