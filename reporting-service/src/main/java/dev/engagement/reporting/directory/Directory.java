package dev.engagement.reporting.directory;

import dev.engagement.events.TopicNames;
import dev.engagement.reporting.feed.Named;
import dev.engagement.reporting.feed.Received;
import dev.engagement.reporting.feed.Receiver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** A mirror of the directory. No figure depends on it, and an erased text leaves no trace. */
@Repository
public class Directory implements Receiver<Named> {
    private final JdbcTemplate jdbc;

    Directory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the texts behind the references; unknown and erased ones are left out. */
    public Map<String, String> textOf(Collection<String> references) {
        Map<String, String> texts = new HashMap<>();
        jdbc.query(
                "select reference, text from directory where reference = any (?)",
                statement -> statement.setArray(1, array(statement.getConnection(), references)),
                row -> {
                    texts.put(row.getString(1), row.getString(2));
                });
        return texts;
    }

    @Override
    public String topic() {
        return TopicNames.DIRECTORY;
    }

    @Override
    public Received<Named> receive(List<Named> arrived) {
        Map<String, Named> latest = new LinkedHashMap<>();
        arrived.forEach(named -> latest.put(named.reference(), named));
        List<Named> erased =
                latest.values().stream().filter(named -> named.text() == null).toList();
        List<Named> told =
                latest.values().stream().filter(named -> named.text() != null).toList();
        jdbc.update(
                "delete from directory where reference = any (?)",
                statement -> statement.setArray(
                        1,
                        array(
                                statement.getConnection(),
                                erased.stream().map(Named::reference).toList())));
        jdbc.batchUpdate(
                """
                insert into directory (reference, kind, text) values (?, ?, ?)
                on conflict (reference) do update set kind = excluded.kind, text = excluded.text""",
                told.stream()
                        .map(named -> new Object[] {named.reference(), named.kind(), named.text()})
                        .toList());
        return Received.nothing();
    }

    private static java.sql.Array array(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
