package dev.engagement.service.intake.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The table behind the references, whose texts can be erased. An erased reference stays erased: its row remains, empty. The statement that
 * changes a row also notes the change for the topic that mirrors the table.
 */
@Component
public class DirectoryStore {
    /** References that are known to be stored; saves most of the work, since the same few people do most of it. */
    private static final int KNOWN = 20_000;

    /** Stores {@link Missing} ones, within the caller's transaction. Leaves out texts of messages that name a forgotten person, and of requests that such a person opened. */
    public static final String STORE = """
            with told as (
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as t (reference, kind, subject, text, people, requester)),
            opened as (
                select distinct told.subject from told join directory d on d.reference = told.requester and d.erased),
            noted as (
                insert into forgotten_request (subject) select subject from opened order by 1 on conflict do nothing),
            stored as (
                insert into directory (reference, kind, subject, text)
                select reference, kind, subject, text from told
                where not exists (select from directory d
                        where d.reference = any (string_to_array(told.people, ' ')) and d.erased)
                    and not (kind = 'text' and (
                        exists (select from opened where opened.subject = told.subject)
                        or exists (select from forgotten_request f where f.subject = told.subject)))
                on conflict (reference) do nothing returning reference)
            insert into directory_change (reference) select reference from stored""";

    private final JdbcTemplate jdbc;
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(KNOWN).build();

    public DirectoryStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A reference's row.
     *
     * @param text may still be there although the reference is erased, until forgetting has finished
     * @param subject the request in which it was first used; empty if there is none
     */
    public record Known(boolean erased, @Nullable String text, String subject) {}

    public Optional<Known> find(String reference) {
        return jdbc
                .query(
                        "select erased, text, subject from directory where reference = ?",
                        (row, number) -> new Known(row.getBoolean(1), row.getString(2), row.getString(3)),
                        reference)
                .stream()
                .findFirst();
    }

    /**
     * References whose texts are not stored yet, in one order everywhere, so that two transactions never wait for each other in a circle.
     * The statement {@link #STORE} stores them; it may be a part of a larger one, to save a round trip.
     */
    public record Missing(Collection<Remembered> rows) {
        private static final List<Function<Remembered, @Nullable String>> COLUMNS = List.of(
                Remembered::reference,
                one -> one.kind().name().toLowerCase(Locale.ROOT),
                Remembered::subject,
                Remembered::text,
                one -> String.join(" ", one.people()),
                Remembered::requester);

        public boolean isEmpty() {
            return rows.isEmpty();
        }

        /** Sets the statement's parameters from that place on. */
        public void set(PreparedStatement statement, int from) throws SQLException {
            for (int column = 0; column < COLUMNS.size(); column++) {
                Object[] values = rows.stream().map(COLUMNS.get(column)).toArray();
                statement.setArray(from + column, statement.getConnection().createArrayOf("text", values));
            }
        }
    }

    /** Returns those that are not known to be stored. */
    public Missing missing(Collection<Remembered> remembered) {
        Map<String, Remembered> missing = new TreeMap<>();
        for (Remembered one : remembered) {
            if (known.getIfPresent(one.reference()) == null) {
                missing.putIfAbsent(one.reference(), one);
            }
        }
        return new Missing(missing.values());
    }

    /** Stores the new ones, within the caller's transaction; {@link #committed} makes them known. */
    public Missing store(Collection<Remembered> remembered) {
        Missing missing = missing(remembered);
        if (!missing.isEmpty()) {
            jdbc.update(STORE, statement -> missing.set(statement, 1));
        }
        return missing;
    }

    /** Marks stored references as committed. */
    public void committed(Missing stored) {
        stored.rows().forEach(row -> known.put(row.reference(), true));
    }

    /**
     * Marks a person as erased, known or not, within the caller's transaction. Waits for transactions that are storing, and blocks later
     * ones until it is committed, so that they see it.
     */
    public void forget(String person) {
        waitForStores();
        jdbc.update("""
                with erased as (
                    insert into directory (reference, kind, subject, erased) values (?, 'person', '', true)
                    on conflict (reference) do update set erased = true returning reference)
                insert into directory_change (reference) select reference from erased""", person);
    }

    /** Returns the texts that mention a person; within the caller's transaction. */
    public List<String> mentioning(Mention mention) {
        takeYourTime();
        List<String> found = new ArrayList<>();
        jdbc.query(
                "select reference, text from directory where kind = 'text' and position(? in lower(text)) > 0",
                row -> {
                    if (mention.isIn(row.getString(2))) {
                        found.add(row.getString(1));
                    }
                },
                mention.name().toLowerCase(Locale.ROOT));
        return found;
    }

    /** Erases texts, and all texts of some requests, for which none is stored from then on; within the caller's transaction. */
    public void eraseTexts(Collection<String> texts, Collection<String> requests) {
        waitForStores();
        takeYourTime();
        jdbc.update(
                "insert into forgotten_request (subject) select unnest(?::text[]) on conflict do nothing",
                statement -> statement.setArray(1, array(statement.getConnection(), requests)));
        jdbc.update("""
                with erased as (
                    update directory set text = null, erased = true
                    where kind = 'text' and not erased and (reference = any (?) or subject = any (?))
                    returning reference)
                insert into directory_change (reference) select reference from erased""", statement -> {
            statement.setArray(1, array(statement.getConnection(), texts));
            statement.setArray(2, array(statement.getConnection(), requests));
        });
    }

    /** Erases a person's name, the last step of forgetting. */
    public void eraseName(String person) {
        jdbc.update("update directory set text = null where reference = ? and erased", person);
    }

    private void waitForStores() {
        jdbc.execute("lock table directory in share row exclusive mode");
    }

    /** Lifts the time limit of the transaction's next statements, for which there is no index. */
    private void takeYourTime() {
        jdbc.execute("set local statement_timeout = 0");
    }

    private static java.sql.Array array(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
