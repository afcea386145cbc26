package dev.engagement.service.intake.imports;

import dev.engagement.documents.mapping.RowEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.stereotype.Repository;

/** Records which import a message belongs to, so that undoing one takes back its own entries and nothing else. */
@Repository
class ImportOwnership {
    /** The messages of a file, with their source and the import that claims them. */
    private static final String TOLD = """
            with told as (
              select one.id, one.subject, one.line, job.source, job.import
              from unnest(?::text[], ?::text[], ?::bigint[]) as one (id, subject, line),
                (values (?::text, ?::uuid)) as job (source, import))
            """;

    private static final String CLAIM_NEW = TOLD + """
            insert into import_message (source, id, subject, import, line)
            select source, id, subject, import, line from told order by id on conflict (source, id) do nothing""";

    private static final String CLAIM_RELEASED = TOLD + """
            update import_message mine set import = told.import, line = told.line from told
            where mine.source = told.source and mine.id = told.id and mine.import is null""";

    private final JdbcTemplate jdbc;

    ImportOwnership(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A message of a file, and its line. */
    record Claim(RowEntry told, long line) {}

    /**
     * Claims messages that belong to no import yet, before they are recorded; returns the owner of each by its id. The ids are distinct.
     */
    Map<String, OwnedMessage> claim(UUID job, Collection<Claim> claims) {
        Object[] ids = array(claims, claim -> claim.told().id());
        String source = claims.iterator().next().told().source();
        PreparedStatementSetter told = statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", ids));
            statement.setArray(2, statement.getConnection().createArrayOf("text", array(claims, one -> one.told()
                    .subject())));
            statement.setArray(3, statement.getConnection().createArrayOf("bigint", array(claims, Claim::line)));
            statement.setString(4, source);
            statement.setObject(5, job);
        };
        jdbc.update(CLAIM_NEW, told);
        jdbc.update(CLAIM_RELEASED, told);
        return owners(source, ids).stream().collect(Collectors.toMap(OwnedMessage::id, Function.identity()));
    }

    private List<OwnedMessage> owners(String source, Object[] ids) {
        return jdbc.query(
                "select source, id, subject, import, line, undone from import_message where source = ? and id = any(?)",
                statement -> {
                    statement.setString(1, source);
                    statement.setArray(2, statement.getConnection().createArrayOf("text", ids));
                },
                (row, number) -> owned(row));
    }

    /** Returns those of the requests of which another import of the source recorded a message that still stands. */
    Set<String> toldBefore(UUID job, String source, Collection<String> subjects) {
        return Set.copyOf(jdbc.query(
                "select distinct subject from import_message where source = ? and subject = any(?) and import <> ?",
                statement -> {
                    statement.setString(1, source);
                    statement.setArray(2, statement.getConnection().createArrayOf("text", subjects.toArray()));
                    statement.setObject(3, job);
                },
                (row, number) -> row.getString(1)));
    }

    /** Returns the next messages of an import. */
    List<OwnedMessage> next(UUID job, int limit) {
        return jdbc.query(
                "select source, id, subject, import, line, undone from import_message where import = ?"
                        + " order by id limit ?",
                (row, number) -> owned(row),
                job,
                limit);
    }

    /** Returns those of the messages that are recorded. */
    List<OwnedMessage> recorded(List<OwnedMessage> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        List<String> there = jdbc.query(
                "select id from message where source = ? and id = any(?)",
                statement -> {
                    statement.setString(1, messages.getFirst().source());
                    statement.setArray(
                            2,
                            statement.getConnection().createArrayOf("text", array(messages, OwnedMessage::currentId)));
                },
                (row, number) -> row.getString(1));
        Set<String> ids = Set.copyOf(there);
        return messages.stream()
                .filter(message -> ids.contains(message.currentId()))
                .toList();
    }

    /** Releases messages from their import; recorded ones have been retracted. */
    void release(List<OwnedMessage> messages, boolean retracted) {
        if (messages.isEmpty()) {
            return;
        }
        jdbc.update(
                "update import_message set import = null, undone = undone + ? where source = ? and id = any(?)",
                statement -> {
                    statement.setInt(1, retracted ? 1 : 0);
                    statement.setString(2, messages.getFirst().source());
                    statement.setArray(
                            3, statement.getConnection().createArrayOf("text", array(messages, OwnedMessage::id)));
                });
    }

    private static OwnedMessage owned(ResultSet row) throws SQLException {
        return new OwnedMessage(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getLong(5),
                row.getInt(6));
    }

    private static <T> Object[] array(Collection<T> items, Function<T, Object> value) {
        return items.stream().map(value).toArray();
    }
}
