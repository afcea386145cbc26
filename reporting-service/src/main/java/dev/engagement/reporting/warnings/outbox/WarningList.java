package dev.engagement.reporting.warnings.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Lists warnings with what became of them, the latest first. */
@Repository
public class WarningList {
    private final OutboxDatabase database;

    WarningList(OutboxDatabase database) {
        this.database = database;
    }

    /**
     * A choice of warnings; null accepts all.
     *
     * @param result of any of its sendings
     * @param before the number behind which the page begins
     */
    public record WantedWarnings(
            @Nullable String request,
            @Nullable String subscription,
            @Nullable String result,
            @Nullable Long before,
            int limit) {}

    /** A warning with its sendings. */
    public record ListedWarning(long number, GivenWarning given, List<KeptSending> sendings) {}

    /** A sending; {@code nextAt} is null once it has ended. */
    public record KeptSending(
            String recipient,
            String result,
            int attempts,
            @Nullable Instant nextAt,
            @Nullable Instant endedAt,
            @Nullable String problem) {}

    public List<ListedWarning> list(WantedWarnings wanted) {
        NamedParameterJdbcTemplate jdbc = new NamedParameterJdbcTemplate(database.jdbc());
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("request", wanted.request())
                .addValue("subscription", wanted.subscription())
                .addValue("result", wanted.result())
                .addValue("before", wanted.before())
                .addValue("limit", wanted.limit());
        String sql = "select * from warning where true"
                + (wanted.request() == null ? "" : " and subject = :request")
                + (wanted.subscription() == null ? "" : " and subscription = :subscription")
                + (wanted.before() == null ? "" : " and number < :before")
                + (wanted.result() == null
                        ? ""
                        : " and exists (select from sending where warning = id and result = :result)")
                + " order by number desc limit :limit";
        Map<String, ListedWarning> listed = new LinkedHashMap<>();
        jdbc.query(sql, parameters, row -> {
            listed.put(
                    row.getString("id"),
                    new ListedWarning(row.getLong("number"), GivenWarning.of(row), new ArrayList<>()));
        });
        addSendings(listed);
        return List.copyOf(listed.values());
    }

    private void addSendings(Map<String, ListedWarning> listed) {
        database.jdbc()
                .query(
                        "select * from sending where warning = any (?) order by recipient",
                        row -> {
                            String result = row.getString("result");
                            KeptSending sending = new KeptSending(
                                    row.getString("recipient"),
                                    result,
                                    row.getInt("attempts"),
                                    result.equals("waiting")
                                            ? instant(row.getObject("next_at", OffsetDateTime.class))
                                            : null,
                                    instant(row.getObject("ended_at", OffsetDateTime.class)),
                                    row.getString("problem"));
                            Objects.requireNonNull(listed.get(row.getString("warning")))
                                    .sendings()
                                    .add(sending);
                        },
                        (Object) listed.keySet().toArray(String[]::new));
    }

    /** Returns whether there is a warning of that id. */
    public boolean exists(String id) {
        return Boolean.TRUE.equals(
                database.jdbc().queryForObject("select exists (select from warning where id = ?)", Boolean.class, id));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
