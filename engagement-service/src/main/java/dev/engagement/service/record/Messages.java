package dev.engagement.service.record;

import dev.engagement.events.Recorded;
import dev.engagement.service.intake.Submission;
import dev.engagement.service.intake.directory.DirectoryStore;
import dev.engagement.service.record.Before.KnownMessage;
import dev.engagement.service.request.Decision.Accepted;
import dev.engagement.service.request.Message;
import dev.engagement.service.request.StoredEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The names of recorded messages: (source, id) is unique for ever, over all subjects and instances. */
@Component
class Messages {
    private static final String STORE = """
            insert into message (source, id, digest, subject, sequence, entry_id)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::uuid[])
            on conflict (source, id) do nothing""";

    private static final int COLUMNS = 6;

    private final JdbcTemplate jdbc;
    private final ClockWatch clock;

    Messages(JdbcTemplate jdbc, ClockWatch clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns the state of the store; fails while the database's clock is ahead, since the group's entries would be recorded by it. */
    Before before(List<Submission> group) {
        Before before = Before.read(jdbc, group);
        if (clock.isAhead(before.clock())) {
            throw new ClockJumped();
        }
        return before;
    }

    /**
     * Returns the messages, told as exports have them, that say what their recorded entries say: they are repeats, though a tool told the
     * first with names and other words, so that the digests differ.
     *
     * @return their places in the group
     */
    Set<Integer> exported(List<Submission> group, Before before) {
        if (before.known().isEmpty()) {
            return Set.of();
        }
        Map<Integer, KnownMessage> unlike = new HashMap<>();
        for (int place = 0; place < group.size(); place++) {
            Submission told = group.get(place);
            KnownMessage known = before.known().get(Before.Name.of(told.message()));
            if (known != null && told.isOwnForm() && !known.digest().equals(told.digest())) {
                unlike.put(place, known);
            }
        }
        if (unlike.isEmpty()) {
            return Set.of();
        }
        Map<String, StoredEntry> stored = entries(group, unlike);
        return unlike.entrySet().stream()
                .filter(place -> {
                    StoredEntry entry = stored.get(place.getValue().entryId().toString());
                    return entry != null
                            && says(entry, group.get(place.getKey()).message());
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Map<String, StoredEntry> entries(List<Submission> group, Map<Integer, KnownMessage> places) {
        List<Map.Entry<Integer, KnownMessage>> list = List.copyOf(places.entrySet());
        return jdbc
                .query(
                        StoredRows.SELECT + "join unnest(?::text[], ?::bigint[]) as asked(subject, sequence)"
                                + " on aggregate_identifier = asked.subject and sequence_number = asked.sequence",
                        statement -> {
                            Connection connection = statement.getConnection();
                            statement.setArray(
                                    1, connection.createArrayOf("text", array(list, place -> group.get(place.getKey())
                                            .message()
                                            .subject())));
                            statement.setArray(
                                    2, connection.createArrayOf("bigint", array(list, place -> place.getValue()
                                            .sequence())));
                        },
                        StoredRows.MAPPER)
                .stream()
                .collect(Collectors.toMap(StoredEntry::entryId, entry -> entry));
    }

    private static boolean says(StoredEntry stored, Message told) {
        if (stored.fault() != null) {
            return false;
        }
        Recorded recorded = StoredRows.recorded(stored);
        return recorded.occurredAt().equals(told.occurredAt())
                && recorded.entry().equals(told.entry());
    }

    /**
     * Stores the names of accepted messages, in one order everywhere, so that two transactions never wait for each other in a circle, and
     * the texts behind their references, in one round trip. If another transaction was faster with one of them, this one must be rolled
     * back and tried again.
     */
    void store(List<Submission> group, Map<Integer, Accepted> accepted, DirectoryStore.Missing texts) {
        if (accepted.isEmpty()) {
            return;
        }
        List<Integer> places = accepted.keySet().stream()
                .sorted(Comparator.<Integer, String>comparing(
                                place -> group.get(place).message().source())
                        .thenComparing(place -> group.get(place).message().id()))
                .toList();
        List<Message> messages =
                places.stream().map(place -> group.get(place).message()).toList();
        Integer stored = jdbc.execute(
                texts.isEmpty() ? STORE : STORE + ";" + DirectoryStore.STORE, (PreparedStatement statement) -> {
                    Connection connection = statement.getConnection();
                    statement.setArray(1, connection.createArrayOf("text", array(messages, Message::source)));
                    statement.setArray(2, connection.createArrayOf("text", array(messages, Message::id)));
                    statement.setArray(3, connection.createArrayOf("text", array(places, place -> group.get(place)
                            .digest())));
                    statement.setArray(4, connection.createArrayOf("text", array(messages, Message::subject)));
                    statement.setArray(
                            5, connection.createArrayOf("bigint", array(places, place -> Objects.requireNonNull(
                                            accepted.get(place))
                                    .sequence())));
                    statement.setArray(6, connection.createArrayOf("uuid", array(messages, Message::entryId)));
                    if (!texts.isEmpty()) {
                        texts.set(statement, COLUMNS + 1);
                    }
                    statement.execute();
                    return statement.getUpdateCount();
                });
        if (stored == null || stored != places.size()) {
            throw new ConcurrencyFailureException("another instance recorded one of the messages meanwhile");
        }
    }

    private static <T> Object[] array(List<T> items, Function<T, Object> value) {
        return items.stream().map(value).toArray();
    }
}
