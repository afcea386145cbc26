package dev.engagement.service.intake.coverage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The latest coverage of each connection. */
@Repository
public class Coverages {
    private final JdbcTemplate jdbc;
    private final MultiGauge gauge;

    Coverages(JdbcTemplate jdbc, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.gauge = MultiGauge.builder("engagement.coverage.ratio")
                .description("Share of the entries in a tool's own export that had been told when its export was last"
                        + " compared; by the export's source. Absent before the first comparison.")
                .register(metrics);
    }

    /** Stores a connection's coverage in place of the previous one. */
    public void keep(String connection, Coverage coverage) {
        jdbc.update(
                """
                insert into coverage (connection, source, at, expected, told, late_p50, late_p90) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (connection) do update set source = excluded.source, at = excluded.at,
                    expected = excluded.expected, told = excluded.told, late_p50 = excluded.late_p50,
                    late_p90 = excluded.late_p90""",
                connection,
                coverage.source(),
                coverage.at().atOffset(ZoneOffset.UTC),
                coverage.expected(),
                coverage.told(),
                coverage.lateP50(),
                coverage.lateP90());
        show();
    }

    /** Returns the coverages by the names of their connections: the part before the colon of a subject. */
    public Map<String, Coverage> all() {
        Map<String, Coverage> all = new TreeMap<>();
        jdbc.query("select * from coverage", row -> {
            all.put(
                    row.getString("connection"),
                    new Coverage(
                            row.getString("source"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getLong("expected"),
                            row.getLong("told"),
                            row.getObject("late_p50", Double.class),
                            row.getObject("late_p90", Double.class)));
        });
        return all;
    }

    /** Sets the gauge to the stored coverages. */
    public void show() {
        gauge.register(
                all().values().stream()
                        .<Row<?>>map(one -> Row.of(Tags.of("source", one.source()), one.ratio()))
                        .toList(),
                true);
    }
}
