package dev.engagement.service.record;

import dev.engagement.service.intake.Submission;
import dev.engagement.service.request.Decision.Accepted;
import dev.engagement.service.request.Message;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The names of recorded messages: (source, id) is unique for ever, over all subjects and instances. */
@Component
class Messages {
    private final JdbcTemplate jdbc;

    Messages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Before before(List<Submission> group) {
        return Before.read(jdbc, group);
    }

    /**
     * Stores the names of accepted messages, in one order everywhere, so that two transactions never wait for each other in a circle. If
     * another transaction was faster with one of them, this one must be rolled back and tried again.
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
