package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.readings.Listing.Line;
import dev.engagement.reporting.readings.Listing.Wanted;
import dev.engagement.reporting.readings.OpenInMemory.InSection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Lists and counts requests by what they need. */
@Repository
public class Needs {
    /** Most values of a dimension that a reader can choose from. */
    private static final int MOST = 200;

    private static final String SECTION = Section.sql();
    private static final String RANK =
            "case urgency when 'critical' then 1 when 'high' then 2 when 'medium' then 3 else 4 end";

    private final NamedParameterJdbcTemplate jdbc;

    private final RowsInMemory rows;

    Needs(NamedParameterJdbcTemplate jdbc, RowsInMemory rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Chooses among the open requests in memory; null if they are not there, or do not tell what is asked for. */
    private @Nullable OpenInMemory inMemory(Wanted wanted, Instant near) {
        KeptRow[] open = OpenInMemory.knows(wanted) ? rows.ask(RowIndex::open) : null;
        return open == null ? null : new OpenInMemory(open, wanted, near);
    }

    /** A request in its section. */
    public record Needing(Section section, Line line) {}

    /** How many requests a section has, and how many of them are critical. */
    public record SectionCount(long requests, long critical) {
        public static final SectionCount NONE = new SectionCount(0, 0);
    }

    /**
     * Returns a part of the chosen requests.
     *
     * @param near the instant until which a deadline counts as near
     * @param section null: all
     * @param isBySection whether section by section, the urgent ones first, and then in the order asked for
     * @param after how many come before it
     */
    public List<Needing> lines(Wanted wanted, Instant near, @Nullable Section section, boolean isBySection, int after) {
        OpenInMemory inMemory = inMemory(wanted, near);
        if (inMemory != null) {
            return lines(wanted, inMemory.lines(section, isBySection, after));
        }
        ListingOrder order = wanted.order();
        String sql = "select * from (select *, " + SECTION + " as section, " + order.key() + " as place from request"
                + Listing.condition(wanted) + ") chosen"
                + (section == null ? "" : " where section = :section")
                + " order by " + (isBySection ? "section, " + RANK + ", " : "") + "place" + order.direction()
                + ", subject" + order.direction() + " limit :limit offset :offset";
        MapSqlParameterSource parameters = parameters(wanted, near)
                .addValue("section", section == null ? null : section.number())
                .addValue("offset", after);
        return jdbc.query(
                sql,
                parameters,
                (row, number) -> new Needing(Section.numbered(row.getInt("section")), Listing.line(row)));
    }

    private List<Needing> lines(Wanted wanted, List<InSection> chosen) {
        Map<String, Line> lines = new HashMap<>();
        jdbc.query(
                "select *, " + wanted.order().key() + " as place from request where subject = any (:subjects)",
                new MapSqlParameterSource(
                        "subjects", chosen.stream().map(InSection::subject).toArray(String[]::new)),
                row -> {
                    lines.put(row.getString("subject"), Listing.line(row));
                });
        List<Needing> needing = new ArrayList<>();
        for (InSection one : chosen) {
            Line line = lines.get(one.subject());
            if (line != null) {
                needing.add(new Needing(one.section(), line));
            }
        }
        return needing;
    }

    /** Counts the chosen requests by their sections; one without requests is missing. */
    public Map<Section, SectionCount> counts(Wanted wanted, Instant near) {
        OpenInMemory inMemory = inMemory(wanted, near);
        if (inMemory != null) {
            return inMemory.counts();
        }
        Map<Section, SectionCount> counts = new EnumMap<>(Section.class);
        jdbc.query(
                "select " + SECTION + ", count(*), count(*) filter (where urgency = 'critical') from request"
                        + Listing.condition(wanted) + " group by 1",
                parameters(wanted, near),
                row -> {
                    counts.put(Section.numbered(row.getInt(1)), new SectionCount(row.getLong(2), row.getLong(3)));
                });
        return counts;
    }

    /** Returns how many of the chosen requests have each value of a dimension, whichever of them is chosen; the most frequent first. */
    public Map<String, Long> values(Wanted wanted, Dimension dimension) {
        OpenInMemory inMemory = inMemory(wanted, wanted.at());
        if (inMemory != null) {
            return mostFrequent(inMemory.values(dimension));
        }
        Wanted any = wanted.without(dimension);
        String column = Requests.column(dimension);
        Map<String, Long> values = new LinkedHashMap<>();
        jdbc.query(
                "select " + column + ", count(*) from request" + Listing.condition(any) + " and " + column
                        + " is not null group by 1 order by 2 desc, 1 limit " + MOST,
                Listing.parameters(any),
                row -> {
                    values.put(row.getString(1), row.getLong(2));
                });
        return values;
    }

    private static Map<String, Long> mostFrequent(Map<String, Long> values) {
        Map<String, Long> first = new LinkedHashMap<>();
        values.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(one -> first.put(one.getKey(), one.getValue()));
        return first;
    }

    /** Returns the references of those who own any of the chosen requests, without counts: nobody is measured. */
    public List<String> owners(Wanted wanted) {
        OpenInMemory inMemory = inMemory(wanted, wanted.at());
        if (inMemory != null) {
            return inMemory.owners().stream().limit(MOST).toList();
        }
        Wanted any = wanted.ofAnybody();
        return jdbc.queryForList(
                "select distinct owner from request" + Listing.condition(any)
                        + " and owner is not null order by 1 limit " + MOST,
                Listing.parameters(any),
                String.class);
    }

    private static MapSqlParameterSource parameters(Wanted wanted, Instant near) {
        return Listing.parameters(wanted).addValue("near", near.atOffset(ZoneOffset.UTC));
    }
}
