package dev.engagement.shared.jobs;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Claims of the jobs in a table, with the columns {@code id}, {@code claim} and {@code beat_at}. A claim lasts while its instance keeps saying
 * that it is alive. An instance that fell silent and comes back has lost it: whatever it stores names the number of its claim, and the job
 * has a greater one by then.
 */
public final class JobClaims {
    /** A beat ahead of the clock was noted while that was ahead: nobody knows how long ago. */
    private static final String LOST = "coalesce(beat_at not between clock_timestamp() - interval '10 seconds'"
            + " and clock_timestamp() + interval '10 seconds', true)";

    private final JdbcTemplate jdbc;
    private final String table;

    public JobClaims(JdbcTemplate jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** Claims a job; returns nothing if an instance that is alive has it. */
    public Optional<JobClaim> take(UUID job) {
        return jdbc
                .queryForList(
                        "update " + table + " set claim = claim + 1, beat_at = clock_timestamp() where id = ? and "
                                + LOST + " returning claim",
                        Long.class,
                        job)
                .stream()
                .map(number -> new JobClaim(job, number))
                .findFirst();
    }

    /** Says that the claim's instance is alive. */
    void beat(JobClaim claim) {
        jdbc.update(
                "update " + table + " set beat_at = clock_timestamp() where id = ? and claim = ?",
                claim.job(),
                claim.number());
    }

    /** Leaves the job to whoever claims it next. */
    void release(JobClaim claim) {
        jdbc.update("update " + table + " set beat_at = null where id = ? and claim = ?", claim.job(), claim.number());
    }
}
