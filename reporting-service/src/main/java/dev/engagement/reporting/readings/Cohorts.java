package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.Measures;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Finds the requests of a cohort: those whose kept readings hold for its as-of, and those to be folded anew. */
@Repository
public class Cohorts {
    private static final int FETCH = 2_000;

    /**
     * Nothing has been learned and nothing has happened since, and the charter version that judged is the one in force:
     * what is kept is what would be folded.
     */
    private static final String HOLDS = "(newest_recorded <= :known and newest_occurred <= :happened"
            + " and edition = :edition and charter = :charter and charter_version ="
            + " (cast(:versions as int[]))[width_bucket(opened_at, cast(:terms as timestamptz[])) + 1])";

    private static final String OPENED = "opened_at >= :from and opened_at < :to";
    private static final String MAYBE_OPENED =
            "first_recorded <= :known and opened_last >= :from and opened_first < :to";

    private final NamedParameterJdbcTemplate jdbc;

    Cohorts(DataSource dataSource) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(FETCH);
        this.jdbc = new NamedParameterJdbcTemplate(template);
    }

    /** A request whose kept readings hold. */
    public record Line(
            Map<Dimension, String> dimensions, String charter, int version, int anomalies, Figures figures) {}

    /** A request to be folded, and how many entries it has. */
    public record ToFold(String subject, int entries) {}

    /**
     * Hands over every request of the cohort with nothing running whose kept readings hold.
     *
     * @param by the dimensions that are wanted
     */
    public void lines(Cohort cohort, List<Dimension> by, Consumer<Line> reader) {
        List<String> columns = new ArrayList<>(by.stream().map(Requests::column).toList());
        columns.addAll(List.of("charter", "charter_version", "anomalies", "figures"));
        String sql = "select " + String.join(", ", columns) + " from request where " + HOLDS
                + " and figures is not null and " + OPENED + where(cohort);
        jdbc.query(sql, parameters(cohort), row -> {
            Map<Dimension, String> dimensions = new EnumMap<>(Dimension.class);
            for (int i = 0; i < by.size(); i++) {
                String word = row.getString(i + 1);
                if (word != null) {
                    dimensions.put(by.get(i), word);
                }
            }
            int next = by.size() + 1;
            reader.accept(new Line(
                    dimensions,
                    row.getString(next),
                    row.getInt(next + 1),
                    row.getInt(next + 2),
                    FigureBytes.read(row.getBytes(next + 3))));
        });
    }

    /** Every request that may belong to the cohort and whose readings must be folded anew. */
    public List<ToFold> toFold(Cohort cohort) {
        String sql = "select subject, entries from request where (" + HOLDS + " and figures is null and " + OPENED
                + where(cohort) + ") or (not " + HOLDS + " and " + MAYBE_OPENED + ")";
        return jdbc.query(sql, parameters(cohort), (row, number) -> new ToFold(row.getString(1), row.getInt(2)));
    }

    private static String where(Cohort cohort) {
        StringBuilder sql = new StringBuilder();
        cohort.where().keySet().stream().sorted().forEach(dimension -> sql.append(" and coalesce(")
                .append(Requests.column(dimension))
                .append(", '') in (:")
                .append(Requests.column(dimension))
                .append(')'));
        return sql.toString();
    }

    private static MapSqlParameterSource parameters(Cohort cohort) {
        NavigableMap<Instant, Integer> terms = cohort.charters().terms();
        List<Integer> versions = new ArrayList<>(terms.values());
        versions.addFirst(terms.firstEntry().getValue());
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("known", time(cohort.asOf().known(), OffsetDateTime.MAX))
                .addValue("happened", time(cohort.asOf().happened(), OffsetDateTime.MAX))
                .addValue("edition", Measures.EDITION)
                .addValue("charter", cohort.charters().name())
                .addValue("terms", array(terms.keySet()))
                .addValue("versions", array(versions))
                .addValue("from", time(cohort.from(), OffsetDateTime.MIN))
                .addValue("to", time(cohort.to(), OffsetDateTime.MAX));
        cohort.where().forEach((dimension, words) -> parameters.addValue(Requests.column(dimension), words));
        return parameters;
    }

    private static String array(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static OffsetDateTime time(@Nullable Instant instant, OffsetDateTime otherwise) {
        return instant == null ? otherwise : instant.atOffset(ZoneOffset.UTC);
    }
}
