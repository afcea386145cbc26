package dev.engagement.reporting.jobs;

import dev.engagement.reporting.jobs.KeptReplay.ReplayState;
import dev.engagement.shared.jobs.JobClaim;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Replays in the database: every instance sees them, and they survive restarts. */
@Repository
class KeptReplays {
    private static final String CLAIMED = "id = ? and claim = ?";

    private final JdbcTemplate jdbc;

    KeptReplays(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The figures of one request in a replay. */
    record ReplayedRequest(String subject, String charter, int version, byte[] figures) {}

    /** The figures of a request in one replay and in another; null if the request did not count. */
    record Pair(
            String subject,
            @Nullable ReplayedRequest before,
            @Nullable ReplayedRequest after) {}

    void add(UUID id, Instant askedAt, String parameters, List<String> measures, String program) {
        jdbc.update(connection -> {
            var statement = connection.prepareStatement("insert into replay (id, asked_at, parameters, state, measures,"
                    + " program) values (?, ?, ?, 'waiting', ?, ?)");
            statement.setObject(1, id);
            statement.setObject(2, time(askedAt));
            statement.setString(3, parameters);
            statement.setArray(4, connection.createArrayOf("text", measures.toArray()));
            statement.setString(5, program);
            return statement;
        });
    }

    Optional<KeptReplay> find(UUID id) {
        return jdbc.query("select * from replay where id = ?", (row, number) -> kept(row), id).stream()
                .findFirst();
    }

    /** Returns all replays, the latest first. */
    List<KeptReplay> all() {
        return jdbc.query("select * from replay order by asked_at desc, id", (row, number) -> kept(row));
    }

    /** Returns the replays that are not over, the one that has waited longest first. */
    List<UUID> open() {
        return jdbc.queryForList(
                "select id from replay where state in ('waiting', 'running') order by asked_at, id", UUID.class);
    }

    /**
     * Counts an attempt, and commits that before any work begins.
     *
     * @return how many attempts it has been; 0 if it was cancelled meanwhile, or the claim is lost
     */
    int attempt(JobClaim claim, Instant now) {
        return jdbc
                .queryForList(
                        "update replay set state = 'running', started_at = ?, attempts = attempts + 1 where " + CLAIMED
                                + " and state in ('waiting', 'running') returning attempts",
                        Integer.class,
                        time(now),
                        claim.job(),
                        claim.number())
                .stream()
                .findFirst()
                .orElse(0);
    }

    /** Takes back an attempt that ended in good order. */
    void uncount(JobClaim claim) {
        jdbc.update(
                "update replay set attempts = greatest(attempts - 1, 0) where " + CLAIMED, claim.job(), claim.number());
    }

    /** Starts a replay from the beginning; deletes any earlier progress. */
    void start(JobClaim claim, long entries) {
        jdbc.update(
                "delete from replay_request where replay in (select id from replay where " + CLAIMED + " for share)",
                claim.job(),
                claim.number());
        jdbc.update(
                "update replay set entries = ?, entries_read = 0 where " + CLAIMED,
                entries,
                claim.job(),
                claim.number());
    }

    /** Records the progress; returns false if the replay was cancelled or deleted meanwhile, or the claim is lost. */
    boolean progress(JobClaim claim, long entriesRead) {
        return jdbc.update(
                        "update replay set entries_read = ? where " + CLAIMED + " and state = 'running'",
                        entriesRead,
                        claim.job(),
                        claim.number())
                == 1;
    }

    /** Stores figures of requests, unless the claim is lost. */
    void store(JobClaim claim, List<ReplayedRequest> told) {
        jdbc.update("""
                insert into replay_request (replay, subject, charter, charter_version, figures)
                select mine.id, told.* from (select id from replay where id = ? and claim = ? for share) mine,
                unnest(?::text[], ?::text[], ?::int[], ?::bytea[]) told""", statement -> {
            Connection connection = statement.getConnection();
            statement.setObject(1, claim.job());
            statement.setLong(2, claim.number());
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", told.stream().map(ReplayedRequest::subject).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", told.stream().map(ReplayedRequest::charter).toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "int", told.stream().map(ReplayedRequest::version).toArray()));
            statement.setArray(
                    6,
                    connection.createArrayOf(
                            "bytea", told.stream().map(ReplayedRequest::figures).toArray(byte[][]::new)));
        });
    }

    void finish(JobClaim claim, Instant now, String result) {
        jdbc.update(
                "update replay set state = 'done', ended_at = ?, result = ?, entries_read = entries" + " where "
                        + CLAIMED + " and state = 'running'",
                time(now),
                result,
                claim.job(),
                claim.number());
    }

    void fail(JobClaim claim, Instant now, String problem) {
        jdbc.update(
                "update replay set state = 'failed', ended_at = ?, problem = ? where " + CLAIMED
                        + " and state = 'running'",
                time(now),
                problem,
                claim.job(),
                claim.number());
    }

    /** Cancels a replay that is waiting or running; deletes one that is over. */
    void cancelOrDelete(UUID id, Instant now) {
        int cancelled = jdbc.update(
                "update replay set state = 'cancelled', ended_at = ? where id = ? and state in ('waiting', 'running')",
                time(now),
                id);
        if (cancelled == 0) {
            jdbc.update("delete from replay where id = ?", id);
        }
    }

    private static final String CHANGED = """
            from (select * from replay_request where replay = ?) a
            full join (select * from replay_request where replay = ?) b using (subject)
            where a.figures is distinct from b.figures""";

    /** Returns how many requests have different figures in the two replays. */
    long countChanged(UUID before, UUID after) {
        Long count = jdbc.queryForObject("select count(*) " + CHANGED, Long.class, before, after);
        return count == null ? 0 : count;
    }

    /** Returns the next requests with different figures, in the order of their subjects. */
    List<Pair> changed(UUID before, UUID after, String behind, int limit) {
        return jdbc.query(
                "select subject, a.charter, a.charter_version, a.figures, b.charter, b.charter_version, b.figures "
                        + CHANGED + " and subject > ? order by subject limit ?",
                (row, number) ->
                        new Pair(row.getString(1), told(row, row.getString(1), 2), told(row, row.getString(1), 5)),
                before,
                after,
                behind,
                limit);
    }

    private static @Nullable ReplayedRequest told(ResultSet row, String subject, int first) throws SQLException {
        String charter = row.getString(first);
        return charter == null
                ? null
                : new ReplayedRequest(subject, charter, row.getInt(first + 1), row.getBytes(first + 2));
    }

    private static KeptReplay kept(ResultSet row) throws SQLException {
        long entries = row.getLong("entries");
        return new KeptReplay(
                row.getObject("id", UUID.class),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("parameters"),
                ReplayState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getObject("entries") == null ? null : Long.valueOf(entries),
                row.getLong("entries_read"),
                List.of((String[]) row.getArray("measures").getArray()),
                row.getString("program"),
                row.getString("problem"),
                row.getString("result"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
