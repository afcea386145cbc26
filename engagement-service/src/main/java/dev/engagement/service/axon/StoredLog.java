package dev.engagement.service.axon;

import dev.engagement.service.record.EventLog;
import dev.engagement.service.record.StoredRows;
import dev.engagement.service.request.StoredEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The log in Axon's event store; Axon's tracking token knows which places were still empty when it passed them. */
@Component
class StoredLog implements EventLog {
    private final GroupStorage storage;
    private final JdbcTemplate jdbc;

    StoredLog(GroupStorage storage, JdbcTemplate jdbc) {
        this.storage = storage;
        this.jdbc = jdbc;
    }

    @Override
    public Page read(Position position, int limit) {
        GapAwareTrackingToken token =
                position.index() < 0 ? null : GapAwareTrackingToken.newInstance(position.index(), position.gaps());
        List<StoredEntry> entries = new ArrayList<>();
        try (Stream<? extends TrackedEventData<?>> events = storage.readStored(token)) {
            Iterator<? extends TrackedEventData<?>> next = events.iterator();
            while (entries.size() < limit && next.hasNext()) {
                TrackedDomainEventData<?> event = (TrackedDomainEventData<?>) next.next();
                token = (GapAwareTrackingToken) event.trackingToken();
                entries.add(StoredRows.read(row(event, token.getIndex())));
            }
        }
        return new Page(entries, token == null ? position : new Position(token.getIndex(), token.getGaps()));
    }

    @Override
    public List<StoredEntry> at(Collection<Long> places) {
        return places.isEmpty()
                ? List.of()
                : jdbc.query(
                        StoredRows.SELECT + "where global_index = any (?) order by global_index",
                        statement -> statement.setArray(
                                1, statement.getConnection().createArrayOf("bigint", places.toArray())),
                        StoredRows.MAPPER);
    }

    private static StoredRows.EventRow row(TrackedDomainEventData<?> event, long index) {
        return new StoredRows.EventRow(
                index,
                event.getEventIdentifier(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getPayload().getType().getName(),
                event.getPayload().getType().getRevision(),
                String.valueOf(event.getPayload().getData()),
                String.valueOf(event.getMetaData().getData()));
    }
}
