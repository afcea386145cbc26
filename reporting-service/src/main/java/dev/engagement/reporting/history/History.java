package dev.engagement.reporting.history;

import dev.engagement.documents.EntryJson;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.feed.Arrived;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/** All entries, appended once and never changed. */
@Repository
public class History {
    /** The number of parts of the history; all entries of a request are in one. */
    public static final int PARTS = 8;

    /** Most requests whose stories are read, and held in memory, at a time. */
    private static final int CHUNK = 500;

    private static final int FETCH = 2_000;

    private static final String APPEND = """
            insert into entry (subject, sequence, entry_id, source, message_id, type, occurred_at, recorded_at, data)
            select * from unnest(?::text[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[],
                                 ?::timestamptz[], ?::timestamptz[], ?::text[])
            on conflict do nothing returning subject, sequence""";

    private static final String ALL = """
            select subject, sequence, entry_id, source, message_id, type, occurred_at, recorded_at, data from entry_%d
            where recorded_at <= ?%s order by subject""";
    /** Another hash than the one by which a request belongs to a part. */
    private static final String IN_SLICE = " and (hashtext(subject) & 2147483647) %% %d = %d";

    private static final String READ = """
            select subject, sequence, entry_id, source, message_id, type, occurred_at, recorded_at, data from entry
            where subject = any (?) and recorded_at <= ?""";

    private static final String RECORD = """
            select subject, sequence, entry_id, source, message_id, type, occurred_at, recorded_at, data from entry
            where recorded_at <= ? and occurred_at >= ? and occurred_at < ? order by subject, sequence""";

    private record Place(String subject, long sequence) {}

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;

    History(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(FETCH);
    }

    /** Appends entries, and returns the new ones. */
    public List<Arrived> append(List<Arrived> arrived) {
        List<Arrived> fresh = new ArrayList<>();
        if (!arrived.isEmpty()) {
            Set<Place> places = new HashSet<>();
            jdbc.query(connection -> append(connection, arrived), row -> {
                places.add(new Place(row.getString(1), row.getLong(2)));
            });
            for (Arrived one : arrived) {
                if (places.remove(
                        new Place(one.recorded().subject(), one.recorded().sequence()))) {
                    fresh.add(one);
                }
            }
        }
        return fresh;
    }

    private static PreparedStatement append(Connection connection, List<Arrived> arrived) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(APPEND);
        statement.setArray(
                1, texts(connection, arrived, entry -> entry.recorded().subject()));
        statement.setArray(
                2, texts(connection, arrived, entry -> entry.recorded().sequence()));
        statement.setArray(
                3, texts(connection, arrived, entry -> entry.recorded().entryId()));
        statement.setArray(
                4, texts(connection, arrived, entry -> entry.recorded().source()));
        statement.setArray(
                5, texts(connection, arrived, entry -> entry.recorded().messageId()));
        statement.setArray(6, texts(connection, arrived, Arrived::type));
        statement.setArray(
                7, texts(connection, arrived, entry -> entry.recorded().occurredAt()));
        statement.setArray(
                8, texts(connection, arrived, entry -> entry.recorded().recordedAt()));
        statement.setArray(9, texts(connection, arrived, Arrived::data));
        return statement;
    }

    private static Array texts(Connection connection, List<Arrived> arrived, Function<Arrived, Object> column)
            throws SQLException {
        return connection.createArrayOf(
                "text", arrived.stream().map(column).map(Object::toString).toArray());
    }

    /** Returns the entries of one request, in no particular order; none if it is unknown. Must be called in a transaction. */
    public List<Stored> entries(String subject, @Nullable Instant known) {
        List<Stored> entries = new ArrayList<>();
        jdbc.query(connection -> read(connection, List.of(subject), known), row -> {
            entries.add(stored(row));
        });
        return entries;
    }

    /**
     * Passes on the entries of many requests, one request after another. Must be called in a transaction, or else all rows come at once.
     *
     * @param known entries recorded later are left out; null: none is
     */
    public void stories(
            Collection<String> subjects, @Nullable Instant known, BiConsumer<String, List<Recorded>> reader) {
        List<String> all = new ArrayList<>(subjects);
        for (int start = 0; start < all.size(); start += CHUNK) {
            List<String> chunk = all.subList(start, Math.min(all.size(), start + CHUNK));
            Map<String, List<Recorded>> stories = LinkedHashMap.newLinkedHashMap(chunk.size());
            jdbc.query(connection -> read(connection, chunk, known), row -> {
                Recorded entry = stored(row).recorded();
                stories.computeIfAbsent(entry.subject(), subject -> new ArrayList<>())
                        .add(entry);
            });
            stories.forEach(reader);
        }
    }

    /** Returns how many entries were recorded up to that instant. */
    public long count(Instant known) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from entry where recorded_at <= ?", Long.class, known.atOffset(ZoneOffset.UTC)));
    }

    /**
     * Passes on every story in a slice of the history, one after another in the order of their subjects, with no more than one and a few
     * rows in memory at a time.
     *
     * @param known entries recorded later are left out
     */
    public void all(HistorySlice slice, Instant known, BiConsumer<String, List<Recorded>> reader) {
        try (Connection connection = dataSource.getConnection()) {
            // Without a transaction, all rows would come at once.
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(all(slice))) {
                statement.setFetchSize(FETCH);
                statement.setObject(1, known.atOffset(ZoneOffset.UTC));
                try (ResultSet rows = statement.executeQuery()) {
                    hand(rows, reader);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException fault) {
            throw new DataAccessResourceFailureException("The history can't be read", fault);
        }
    }

    private static String all(HistorySlice slice) {
        return ALL.formatted(slice.part(), slice.of() == 1 ? "" : IN_SLICE.formatted(slice.of(), slice.number()));
    }

    private static void hand(ResultSet rows, BiConsumer<String, List<Recorded>> reader) throws SQLException {
        List<Recorded> story = new ArrayList<>();
        while (rows.next()) {
            Recorded entry = stored(rows).recorded();
            if (!story.isEmpty() && !story.getFirst().subject().equals(entry.subject())) {
                reader.accept(story.getFirst().subject(), story);
                story = new ArrayList<>();
            }
            story.add(entry);
        }
        if (!story.isEmpty()) {
            reader.accept(story.getFirst().subject(), story);
        }
    }

    /**
     * Passes on the record itself, by request and by place in its stream, with a few rows in memory at a time. Must be called in a
     * transaction, or else all rows come at once.
     *
     * @param known entries recorded later are left out; null: none is
     * @param from the first instant of occurrence; null: no lower bound
     * @param to the first instant that is too late; null: no upper bound
     */
    public void each(@Nullable Instant known, @Nullable Instant from, @Nullable Instant to, Consumer<Stored> reader) {
        RowCallbackHandler rows = row -> reader.accept(stored(row));
        jdbc.query(
                RECORD,
                rows,
                time(known, OffsetDateTime.MAX),
                time(from, OffsetDateTime.MIN),
                time(to, OffsetDateTime.MAX));
    }

    private static OffsetDateTime time(@Nullable Instant instant, OffsetDateTime otherwise) {
        return instant == null ? otherwise : instant.atOffset(ZoneOffset.UTC);
    }

    private static PreparedStatement read(Connection connection, List<String> subjects, @Nullable Instant known)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(READ);
        statement.setArray(1, connection.createArrayOf("text", subjects.toArray()));
        statement.setObject(2, time(known, OffsetDateTime.MAX));
        return statement;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String type = row.getString(6);
        String data = row.getString(9);
        return new Stored(
                new Recorded(
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getString(5),
                        row.getString(1),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getObject(8, OffsetDateTime.class).toInstant(),
                        row.getLong(2),
                        EntryJson.read(Catalogue.parse(type).orElseThrow(), data)),
                type,
                data);
    }
}
