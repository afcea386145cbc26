package dev.engagement.service.record;

import dev.engagement.events.TopicNames;
import dev.engagement.service.intake.Submission;
import dev.engagement.service.request.Message;
import dev.engagement.service.request.RequestState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The state of the store before a group of messages is recorded.
 *
 * @param now the database's clock, one for all instances, read after this transaction has got its id: while an entry is not committed, its
 * transaction can be seen, and is older than the entry. The publisher's completeness rests on that. Never before an instant that was
 * called complete, also after the clock was set back.
 * @param clock what the clock says, right or wrong
 * @param known those of the messages that are recorded already
 * @param states the states of their requests' streams; requests without a stream are missing
 */
record Before(Instant now, Instant clock, Map<Name, KnownMessage> known, Map<String, RequestState> states) {
    /** A message's name: (source, id), unique for ever, over all subjects and instances. */
    record Name(String source, String id) {
        static Name of(Message message) {
            return new Name(message.source(), message.id());
        }
    }

    /** A recorded message: the digest of its content, and its entry. */
    record KnownMessage(String digest, UUID entryId, long sequence) {}

    /**
     * Asks its questions in one round trip, since a transaction of few messages mostly waits. The first also has all later statements of
     * the transaction look up by an index, with plans that are kept: planning them anew costs more than running them, and a plan made while
     * the tables were empty must not read them whole later on.
     */
    private static final String QUESTIONS = """
            select pg_current_xact_id(), set_config('plan_cache_mode', 'force_generic_plan', true),
                set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                set_config('enable_mergejoin', 'off', true);
            select greatest(clock, (
                select progressed_at + interval '1 microsecond' from publication where topic = '%s')), clock
            from clock_timestamp() clock;
            select m.source, m.id, m.digest, m.entry_id, m.sequence
            from unnest(?::text[], ?::text[]) as wanted(source, id) join message m using (source, id);
            select wanted.subject, last.sequence_number, last.meta_data::json->>'recordedAt'
            from unnest(?::text[]) as wanted(subject) cross join lateral (
                select sequence_number, meta_data from event where aggregate_identifier = wanted.subject
                order by sequence_number desc limit 1) last""".formatted(TopicNames.COMPLETENESS);

    static Before read(JdbcTemplate jdbc, List<Submission> group) {
        return jdbc.execute(QUESTIONS, (PreparedStatement statement) -> {
            Connection connection = statement.getConnection();
            statement.setArray(1, connection.createArrayOf("text", column(group, Message::source)));
            statement.setArray(2, connection.createArrayOf("text", column(group, Message::id)));
            Object[] subjects =
                    Arrays.stream(column(group, Message::subject)).distinct().toArray();
            statement.setArray(3, connection.createArrayOf("text", subjects));
            statement.execute();
            return read(statement);
        });
    }

    private static Object[] column(List<Submission> group, Function<Message, String> value) {
        return group.stream().map(Submission::message).map(value).toArray();
    }

    private static Before read(PreparedStatement statement) throws SQLException {
        statement.getMoreResults();
        ResultSet clocks = statement.getResultSet();
        clocks.next();
        Instant now = clocks.getObject(1, OffsetDateTime.class).toInstant();
        Instant clock = clocks.getObject(2, OffsetDateTime.class).toInstant();
        statement.getMoreResults();
        Map<Name, KnownMessage> known = new HashMap<>();
        for (ResultSet row = statement.getResultSet(); row.next(); ) {
            known.put(
                    new Name(row.getString(1), row.getString(2)),
                    new KnownMessage(row.getString(3), row.getObject(4, UUID.class), row.getLong(5)));
        }
        statement.getMoreResults();
        Map<String, RequestState> states = new HashMap<>();
        for (ResultSet row = statement.getResultSet(); row.next(); ) {
            states.put(row.getString(1), new RequestState(row.getLong(2) + 1, Instant.parse(row.getString(3))));
        }
        return new Before(now, clock, known, states);
    }
}
