package dev.engagement.service.intake.directory;

import java.sql.Connection;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The erasable table behind the references. A reference that was erased stays erased: its row remains, empty. */
@Component
public class Directory {
    /** References that are known to be stored; saves most of the work, since the same few people do most of it. */
    private static final int KNOWN = 20_000;

    private final JdbcTemplate jdbc;
    private final Set<String> known =
            Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>(KNOWN, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > KNOWN;
                }
            }));

    public Directory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores what is not stored yet, within the caller's transaction. The rows are written in one order everywhere, so
     * that two transactions never wait for each other in a circle.
     *
     * @return the references that {@link #committed} makes known
     */
    public Collection<String> store(List<Remembered> remembered) {
        Map<String, Remembered> missing = new TreeMap<>();
        for (Remembered one : remembered) {
            if (!known.contains(one.reference())) {
                missing.putIfAbsent(one.reference(), one);
            }
        }
        if (missing.isEmpty()) {
            return List.of();
        }
        jdbc.update("""
                insert into directory (reference, kind, subject, text)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                on conflict (reference) do nothing""", statement -> {
            Connection connection = statement.getConnection();
            statement.setArray(
                    1, connection.createArrayOf("text", missing.keySet().toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            missing.values().stream()
                                    .map(one -> one.kind().name().toLowerCase(Locale.ROOT))
                                    .toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            missing.values().stream().map(Remembered::subject).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            missing.values().stream().map(Remembered::text).toArray()));
        });
        return missing.keySet();
    }

    /** What was stored is now committed. */
    public void committed(Collection<String> references) {
        known.addAll(references);
    }
}
