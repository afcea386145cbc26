package dev.engagement.reporting.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.Databases;
import dev.engagement.reporting.jobs.KeptReplay.ReplayState;
import dev.engagement.reporting.jobs.KeptReplays.ReplayedRequest;
import dev.engagement.shared.jobs.JobClaim;
import dev.engagement.shared.jobs.JobClaims;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Replays of several instances on one database. */
class KeptReplaysTest {
    private static final JdbcTemplate DATABASE = Databases.tables();
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final KeptReplays kept = new KeptReplays(DATABASE);
    private final JobClaims claims = new JobClaims(DATABASE, "replay");
    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void ask() {
        kept.add(id, NOW, "{}", List.of(), "1");
    }

    @Test
    void a_replay_is_run_by_one_instance_and_the_next_one_is_left_to_the_others() {
        UUID next = UUID.randomUUID();
        kept.add(next, NOW.plusSeconds(1), "{}", List.of(), "1");

        assertThat(kept.open()).containsSubsequence(id, next);
        assertThat(claims.take(id)).isPresent();
        assertThat(claims.take(id)).isEmpty();
        assertThat(claims.take(next)).isPresent();
    }

    @Test
    void an_instance_that_was_taken_for_dead_stores_nothing_and_ends_nothing() {
        JobClaim lost = claims.take(id).orElseThrow();
        kept.attempt(lost, NOW);
        kept.start(lost, 10);
        kept.store(lost, List.of(replayed("t:early")));
        fallSilent();
        JobClaim taken = claims.take(id).orElseThrow();
        kept.attempt(taken, NOW);
        kept.start(taken, 10);

        assertThat(kept.progress(lost, 5)).isFalse();
        kept.store(lost, List.of(replayed("t:late")));
        kept.fail(lost, NOW, "away");
        kept.finish(lost, NOW, "{}");
        kept.uncount(lost);
        assertThat(kept.attempt(lost, NOW)).isZero();
        kept.start(lost, 99);

        assertThat(kept.find(id).orElseThrow().state()).isEqualTo(ReplayState.RUNNING);
        assertThat(kept.find(id).orElseThrow().entries()).isEqualTo(10);
        assertThat(kept.progress(taken, 5)).isTrue();
        kept.store(taken, List.of(replayed("t:early")));
        kept.finish(taken, NOW, "{}");
        assertThat(kept.find(id).orElseThrow().state()).isEqualTo(ReplayState.DONE);
        assertThat(subjects()).containsExactly("t:early");
    }

    @Test
    void a_replay_whose_instance_said_a_moment_ago_that_it_is_alive_is_not_taken_over() {
        JobClaim claim = claims.take(id).orElseThrow();
        fallSilent();
        DATABASE.update("update replay set beat_at = clock_timestamp() - interval '3 seconds' where id = ?", id);

        assertThat(claims.take(id)).isEmpty();
        assertThat(kept.progress(claim, 1)).isFalse();
        kept.attempt(claim, NOW);
        assertThat(kept.progress(claim, 1)).isTrue();
    }

    private static ReplayedRequest replayed(String subject) {
        return new ReplayedRequest(subject, "default", 1, new byte[] {1});
    }

    private List<String> subjects() {
        return DATABASE.queryForList("select subject from replay_request where replay = ?", String.class, id);
    }

    @Test
    void a_replay_whose_instance_died_while_the_clock_was_ahead_is_taken_over() {
        assertThat(claims.take(id)).isPresent();
        DATABASE.update("update replay set beat_at = clock_timestamp() + interval '1 day' where id = ?", id);

        assertThat(claims.take(id)).isPresent();
    }

    private void fallSilent() {
        DATABASE.update("update replay set beat_at = clock_timestamp() - interval '1 minute' where id = ?", id);
    }
}
