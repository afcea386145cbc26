package dev.engagement.service.axon;

import dev.engagement.service.intake.Submission;
import dev.engagement.service.request.Decision.Accepted;
import dev.engagement.service.request.Message;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which messages are recorded: (source, id) names one once and for all, over all subjects and instances. */
@Component
class Messages {
    private final JdbcTemplate jdbc;

    Messages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Name(String source, String id) {
        static Name of(Message message) {
            return new Name(message.source(), message.id());
        }
    }

    /** A message that is recorded: what it said, and as which entry. */
    record Known(String digest, UUID entryId, long sequence) {}

    /**
     * The database's clock, one for all instances, read after this transaction has got its id: so while an entry is on
     * its way its transaction can be seen, and is older than the entry. The publisher's completeness rests on that.
     */
    Instant clock() {
        return Objects.requireNonNull(jdbc.queryForObject(
                        "select pg_current_xact_id(), clock_timestamp()",
                        (row, number) -> row.getObject(2, OffsetDateTime.class)))
                .toInstant();
    }

    Map<Name, Known> find(List<Submission> group) {
        Map<Name, Known> known = new HashMap<>();
        jdbc.query(
                """
                select m.source, m.id, m.digest, m.entry_id, m.sequence
                from unnest(?::text[], ?::text[]) as wanted(source, id) join message m using (source, id)""",
                statement -> {
                    Connection connection = statement.getConnection();
                    statement.setArray(1, connection.createArrayOf("text", column(group, Message::source)));
                    statement.setArray(2, connection.createArrayOf("text", column(group, Message::id)));
                },
                row -> {
                    known.put(
                            new Name(row.getString(1), row.getString(2)),
                            new Known(row.getString(3), row.getObject(4, UUID.class), row.getLong(5)));
                });
        return known;
    }

    private static Object[] column(List<Submission> group, Function<Message, Object> value) {
        return group.stream().map(Submission::message).map(value).toArray();
    }

    /**
     * Keeps the names of what is recorded. In one order everywhere, so that two transactions never wait for each other
     * in a circle. If another transaction was faster with one of them, this one must be undone and tried again.
     */
    void store(List<Submission> group, Map<Integer, Accepted> accepted) {
        if (accepted.isEmpty()) {
            return;
        }
        List<Integer> places = accepted.keySet().stream()
                .sorted(Comparator.<Integer, String>comparing(
                                place -> group.get(place).message().source())
                        .thenComparing(place -> group.get(place).message().id()))
                .toList();
        int stored = jdbc.update("""
                insert into message (source, id, digest, subject, sequence, entry_id)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::uuid[])
                on conflict (source, id) do nothing""", statement -> {
            Connection connection = statement.getConnection();
            List<Message> messages =
                    places.stream().map(place -> group.get(place).message()).toList();
            statement.setArray(1, connection.createArrayOf("text", array(messages, Message::source)));
            statement.setArray(2, connection.createArrayOf("text", array(messages, Message::id)));
            statement.setArray(3, connection.createArrayOf("text", array(places, place -> group.get(place)
                    .digest())));
            statement.setArray(4, connection.createArrayOf("text", array(messages, Message::subject)));
            statement.setArray(5, connection.createArrayOf("bigint", array(places, place -> Objects.requireNonNull(
                            accepted.get(place))
                    .sequence())));
            statement.setArray(6, connection.createArrayOf("uuid", array(messages, Message::entryId)));
        });
        if (stored != places.size()) {
            throw new ConcurrencyFailureException("another instance recorded one of the messages meanwhile");
        }
    }

    private static <T> Object[] array(List<T> items, Function<T, Object> value) {
        return items.stream().map(value).toArray();
    }
}
