package dev.engagement.service.intake.imports;

import dev.engagement.service.intake.imports.ImportJob.ImportState;
import dev.engagement.service.intake.imports.ImportJob.Reconcile;
import dev.engagement.service.intake.imports.ImportJob.RowRefusal;
import dev.engagement.shared.jobs.JobClaim;
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
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Imports in the database: every instance sees them, and they survive restarts. */
@Repository
class KeptImports {
    /** Most refusals that are listed; all are counted. */
    static final int LISTED = 1_000;

    private static final String CLAIMED = "id = ? and claim = ?";
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    KeptImports(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The progress of an import since its last step. */
    record ImportStep(
            long rows, long bytesRead, long recorded, long duplicates, long refused, List<RowRefusal> refusals) {}

    void add(UUID id, Instant askedAt, String mapping, long bytes, @Nullable Reconcile reconcile) {
        jdbc.update(
                "insert into import_job (id, asked_at, mapping, bytes, reconcile, state) values (?, ?, ?, ?, ?, 'waiting')",
                id,
                time(askedAt),
                mapping,
                bytes,
                reconcile == null ? null : reconcile.word());
    }

    /** Stores the result of a comparison. */
    void reconciled(JobClaim claim, Reconciliation result) {
        jdbc.update(
                "update import_job set reconciliation = ? where " + CLAIMED,
                JSON.writeValueAsString(result),
                claim.job(),
                claim.number());
    }

    /** Returns whether the import runs by this claim and has not been marked to be undone. */
    boolean isRunning(JobClaim claim) {
        return find(claim).filter(job -> job.state() == ImportState.RUNNING).isPresent();
    }

    /** Returns a claimed import; nothing if the claim is lost. */
    Optional<ImportJob> find(JobClaim claim) {
        return find(claim.job()).filter(job -> job.claim().equals(claim));
    }

    Optional<ImportJob> find(UUID id) {
        return jdbc.query("select * from import_job where id = ?", (row, number) -> job(row), id).stream()
                .findFirst();
    }

    /** Returns all imports, the latest first. */
    List<ImportJob> all() {
        return jdbc.query("select * from import_job order by asked_at desc, id", (row, number) -> job(row));
    }

    /** Returns the imports with work left, in order. */
    List<ImportJob> open() {
        return jdbc.query(
                "select * from import_job where state in ('waiting', 'running', 'undoing') order by asked_at, id",
                (row, number) -> job(row));
    }

    List<RowRefusal> refusals(UUID id) {
        return jdbc.query(
                "select line, says from import_refusal where import = ? order by line limit " + LISTED,
                (row, number) -> new RowRefusal(row.getLong(1), row.getString(2)),
                id);
    }

    /**
     * Counts an attempt, and commits that before any work begins.
     *
     * @return how many attempts there have been since the import's last step; 0 if it must be undone instead, or the claim is lost
     */
    int start(JobClaim claim, Instant now) {
        return jdbc
                .queryForList(
                        "update import_job set state = 'running', started_at = coalesce(started_at, ?),"
                                + " attempts = attempts + 1 where " + CLAIMED + " and state in ('waiting', 'running')"
                                + " returning attempts",
                        Integer.class,
                        time(now),
                        claim.job(),
                        claim.number())
                .stream()
                .findFirst()
                .orElse(0);
    }

    /** Takes back an attempt that ended in good order, or because the database was away. */
    void uncount(JobClaim claim) {
        jdbc.update(
                "update import_job set attempts = greatest(attempts - 1, 0) where " + CLAIMED,
                claim.job(),
                claim.number());
    }

    /** Stores a step, all of it or nothing; returns false if the import must be undone, or the claim is lost. */
    boolean step(JobClaim claim, ImportStep step) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<Long> refused = jdbc.queryForList(
                    "update import_job set rows = rows + ?, bytes_read = ?, recorded = recorded + ?,"
                            + " duplicates = duplicates + ?, refused = refused + ?, attempts = 1"
                            + " where " + CLAIMED + " and state = 'running' returning refused",
                    Long.class,
                    step.rows(),
                    step.bytesRead(),
                    step.recorded(),
                    step.duplicates(),
                    step.refused(),
                    claim.job(),
                    claim.number());
            // Lists only the first of possibly millions of refusals.
            if (refused.isEmpty() || refused.getFirst() - step.refused() <= LISTED) {
                jdbc.batchUpdate(
                        "insert into import_refusal (import, line, says) values (?, ?, ?)",
                        step.refusals().stream()
                                .limit(LISTED)
                                .map(one -> new Object[] {claim.job(), one.line(), one.says()})
                                .toList());
            }
            return !refused.isEmpty();
        }));
    }

    /** Ends an import in the given state. */
    void end(JobClaim claim, ImportState state, Instant now, @Nullable String problem) {
        jdbc.update(
                "update import_job set state = ?, ended_at = ?, problem = ? where " + CLAIMED
                        + " and (state <> 'undoing' or ? = 'undone')",
                word(state),
                time(now),
                problem,
                claim.job(),
                claim.number(),
                word(state));
    }

    /** Marks an import to be undone, unless it already is. */
    void undo(UUID id, Instant now) {
        jdbc.update(
                "update import_job set state = 'undoing', undo_at = ?, ended_at = null where id = ?"
                        + " and state not in ('undoing', 'undone')",
                time(now),
                id);
    }

    void retracted(UUID id, int more) {
        jdbc.update("update import_job set retracted = retracted + ? where id = ?", more, id);
    }

    private static ImportJob job(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new ImportJob(
                id,
                new JobClaim(id, row.getLong("claim")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("mapping"),
                ImportState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getLong("bytes"),
                row.getLong("bytes_read"),
                row.getLong("rows"),
                row.getLong("recorded"),
                row.getLong("duplicates"),
                row.getLong("refused"),
                row.getLong("retracted"),
                instant(row, "undo_at"),
                row.getString("problem"),
                Reconcile.of(row.getString("reconcile")),
                reconciliation(row.getString("reconciliation")));
    }

    private static @Nullable Reconciliation reconciliation(@Nullable String kept) {
        return kept == null ? null : JSON.readValue(kept, Reconciliation.class);
    }

    private static String word(ImportState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
