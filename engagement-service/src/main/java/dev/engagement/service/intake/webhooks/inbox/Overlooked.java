package dev.engagement.service.intake.webhooks.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts, per connection, ignored deliveries by their reason, and unexplained states, so that a wrong setting in the tool, or a word
 * missing in ours, is noticed.
 */
@Component
class Overlooked {
    private static final int LONGEST = 200;
    /** Most words per connection, which bounds label values and rows; further ones count as {@link #OTHER}. */
    private static final int MOST = 50;

    private static final String OTHER = "other";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final MeterRegistry metrics;

    Overlooked(JdbcTemplate jdbc, Clock clock, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** The kinds of sightings. */
    enum OverlookedKind {
        IGNORED,
        UNKNOWN_STATE
    }

    /** A sighting to be counted. */
    record Sighting(String connection, OverlookedKind kind, String word) {}

    /** A counted sighting. */
    record Count(OverlookedKind kind, String word, long times, Instant last) {}

    /** Counts sightings, within the caller's transaction; only one instance at a time does. */
    void count(List<Sighting> sightings) {
        for (Sighting sighting : sightings) {
            String word = keep(sighting);
            if (sighting.kind() == OverlookedKind.IGNORED) {
                ignored(sighting, word).increment();
            }
        }
    }

    private String keep(Sighting sighting) {
        String word = bounded(sighting);
        jdbc.update(
                """
                insert into connection_overlooked as here (connection, kind, word, times, last_at)
                values (?, ?, ?, 1, ?)
                on conflict (connection, kind, word) do update set times = here.times + 1, last_at = excluded.last_at""",
                sighting.connection(),
                sighting.kind().name(),
                word,
                clock.instant().atOffset(ZoneOffset.UTC));
        return word;
    }

    private String bounded(Sighting sighting) {
        String word = sighting.word().length() <= LONGEST ? sighting.word() : OTHER;
        List<String> known = jdbc.queryForList(
                "select word from connection_overlooked where connection = ? and kind = ?",
                String.class,
                sighting.connection(),
                sighting.kind().name());
        return known.contains(word) || known.size() < MOST ? word : OTHER;
    }

    private Counter ignored(Sighting sighting, String word) {
        return Counter.builder("engagement.deliveries.ignored")
                .description("Deliveries by webhook that told nothing that is measured; by connection and reason.")
                .tag("connection", sighting.connection())
                .tag("reason", word)
                .register(metrics);
    }

    /** Returns the counts of all connections, the most frequent first. */
    Map<String, List<Count>> counts() {
        Map<String, List<Count>> counts = new TreeMap<>();
        jdbc.query("select connection, kind, word, times, last_at from connection_overlooked", row -> {
            counts.computeIfAbsent(row.getString("connection"), any -> new ArrayList<>())
                    .add(new Count(
                            OverlookedKind.valueOf(row.getString("kind")),
                            row.getString("word"),
                            row.getLong("times"),
                            row.getObject("last_at", OffsetDateTime.class).toInstant()));
        });
        counts.values()
                .forEach(list -> list.sort(Comparator.comparing(Count::times).reversed()));
        return counts;
    }
}
