package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.readings.Listing.Wanted;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Chooses, counts and puts in order in the database. */
final class NeededInSql implements Needed {
    private static final String SECTION = Section.sql();
    private static final String RANK =
            "case urgency when 'critical' then 1 when 'high' then 2 when 'medium' then 3 else 4 end";

    private final NamedParameterJdbcTemplate jdbc;
    private final Wanted wanted;
    private final Instant near;

    NeededInSql(NamedParameterJdbcTemplate jdbc, Wanted wanted, Instant near) {
        this.jdbc = jdbc;
        this.wanted = wanted;
        this.near = near;
    }

    @Override
    public Map<Section, SectionCount> counts() {
        Map<Section, SectionCount> counts = new EnumMap<>(Section.class);
        jdbc.query(
                "select " + SECTION + ", count(*), count(*) filter (where urgency = 'critical') from request"
                        + Listing.condition(wanted) + " group by 1",
                parameters(),
                row -> {
                    counts.put(Section.numbered(row.getInt(1)), new SectionCount(row.getLong(2), row.getLong(3)));
                });
        return counts;
    }

    @Override
    public Map<String, Long> values(Dimension dimension) {
        Wanted any = wanted.without(dimension);
        String column = Requests.column(dimension);
        Map<String, Long> values = new LinkedHashMap<>();
        jdbc.query(
                "select " + column + ", count(*) from request" + Listing.condition(any) + " and " + column
                        + " is not null group by 1 order by 2 desc, 1 limit " + Needs.MOST,
                Listing.parameters(any),
                row -> {
                    values.put(row.getString(1), row.getLong(2));
                });
        return values;
    }

    @Override
    public List<String> owners() {
        Wanted any = wanted.ofAnybody();
        return jdbc.queryForList(
                "select distinct owner from request" + Listing.condition(any)
                        + " and owner is not null order by 1 limit " + Needs.MOST,
                Listing.parameters(any),
                String.class);
    }

    @Override
    public List<Needing> lines(@Nullable Section section, boolean isBySection, int after) {
        ListingOrder order = wanted.order();
        String sql = "select * from (select *, " + SECTION + " as section, " + order.key() + " as place from request"
                + Listing.condition(wanted) + ") chosen"
                + (section == null ? "" : " where section = :section")
                + " order by " + (isBySection ? "section, " + RANK + ", " : "") + "place" + order.direction()
                + ", subject" + order.direction() + " limit :limit offset :offset";
        MapSqlParameterSource parameters = parameters()
                .addValue("section", section == null ? null : section.number())
                .addValue("offset", after);
        return jdbc.query(
                sql,
                parameters,
                (row, number) -> new Needing(Section.numbered(row.getInt("section")), Listing.line(row)));
    }

    private MapSqlParameterSource parameters() {
        return Listing.parameters(wanted).addValue("near", near.atOffset(ZoneOffset.UTC));
    }
}
