package dev.engagement.reporting.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.Databases;
import dev.engagement.reporting.jobs.KeptShares.ShareClaim;
import dev.engagement.reporting.jobs.KeptShares.SharedReplay;
import dev.engagement.shared.jobs.JobClaim;
import dev.engagement.shared.jobs.JobClaims;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Shares of a replay that several instances make together. */
class KeptSharesTest {
    private static final JdbcTemplate DATABASE = Databases.tables();
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final KeptReplays replays = new KeptReplays(DATABASE);
    private final KeptShares shares = new KeptShares(DATABASE);
    private final UUID id = UUID.randomUUID();
    private final String program = "program of " + id;
    private final SharedReplay both = new SharedReplay(id, 2);
    private JobClaim owner = new JobClaim(id, 0);

    @BeforeEach
    void begin() {
        replays.add(id, NOW, "{}", List.of(), program);
        owner = new JobClaims(DATABASE, "replay").take(id).orElseThrow();
        replays.attempt(owner, NOW);
        shares.share(owner, 2);
    }

    private ShareClaim taken(int share, String member) {
        return shares.take(id, share, member).orElseThrow();
    }

    private List<String> stored(int share) {
        List<String> stored = new ArrayList<>();
        shares.read(id, share, chunk -> stored.add(new String(chunk, UTF_8)));
        return stored;
    }

    @Test
    void an_instance_that_lost_its_share_stores_nothing_more_and_what_it_stored_is_gone() {
        ShareClaim lost = taken(0, "a");
        assertThat(shares.store(lost, 5, "early".getBytes(UTF_8))).isTrue();
        ShareClaim now = taken(0, "b");

        assertThat(shares.store(lost, 9, "late".getBytes(UTF_8))).isFalse();
        shares.finish(lost, 9);
        shares.fail(lost);

        assertThat(shares.progress(id)).isEqualTo(new KeptShares.ShareProgress(0, false));
        assertThat(shares.store(now, 7, "again".getBytes(UTF_8))).isTrue();
        shares.finish(now, 8);
        assertThat(stored(0)).containsExactly("again");
        assertThat(shares.done(id)).containsExactly(0);
        assertThat(shares.progress(id).entries()).isEqualTo(8);
    }

    @Test
    void a_share_that_is_done_is_not_begun_again_whoever_takes_over() {
        shares.finish(taken(0, "a"), 5);

        shares.share(owner, 2);

        assertThat(shares.take(id, 0, "b")).isEmpty();
        assertThat(shares.take(id, 1, "b")).isPresent();
    }

    @Test
    void a_replay_is_open_to_its_program_until_all_shares_are_done() {
        assertThat(shares.open(program)).contains(both);
        assertThat(shares.open("another program")).isEmpty();
        shares.finish(taken(0, "a"), 5);
        assertThat(shares.isOpen(both)).isTrue();
        shares.finish(taken(1, "a"), 5);
        assertThat(shares.isOpen(both)).isFalse();
    }

    @Test
    void many_chunks_come_in_the_order_in_which_they_were_stored() {
        ShareClaim claim = taken(1, "a");
        List<String> all = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            all.add("chunk " + n);
            shares.store(claim, n, ("chunk " + n).getBytes(UTF_8));
        }

        assertThat(stored(1)).isEqualTo(all);
    }

    @Test
    void one_that_is_over_leaves_nothing_behind_and_is_begun_by_nobody() {
        shares.store(taken(0, "a"), 5, "folded".getBytes(UTF_8));
        replays.cancelOrDelete(id, NOW);

        shares.forget();

        assertThat(stored(0)).isEmpty();
        assertThat(shares.take(id, 1, "b")).isEmpty();
        assertThat(shares.isOpen(both)).isFalse();
    }

    @Test
    void an_owner_that_lost_its_claim_ends_no_sharing() {
        taken(0, "a");

        shares.share(new JobClaim(id, owner.number() - 1), 0);

        assertThat(shares.isOpen(both)).isTrue();
        assertThat(shares.sharesOf(id)).isEqualTo(2);
        assertThat(shares.take(id, 0, "b")).map(ShareClaim::number).contains(2L);
    }
}
