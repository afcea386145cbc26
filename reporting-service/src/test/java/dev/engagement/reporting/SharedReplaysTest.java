package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Replays by three instances, two of them processes that may be killed, against the replay by one. */
class SharedReplaysTest extends SharedReplaysStage {
    @Test
    void one_instance_alone_shares_with_nobody() {
        String replay = alone.get("id").asString();

        assertThat(count("select count(shares) from replay where id = ?::uuid", replay))
                .isZero();
        assertThat(alone.at("/result/groups").size()).isGreaterThan(5);
    }

    @Test
    void three_instances_come_to_what_one_comes_to_and_leave_nothing_behind() throws SQLException {
        String replay;
        try (Connection held = holdUp()) {
            replay = askedHere();
            awaitTheMiddle(replay);
            assertThat(groupsOf(replay)).hasSize(1);
        }

        assertIsThatOfOne(replay);
        patiently().until(() -> groupsOf(replay).isEmpty());
    }

    @Test
    void shares_of_an_instance_that_is_killed_in_the_middle_go_to_the_others() throws Exception {
        String replay;
        try (Connection held = holdUp()) {
            replay = askedHere();
            awaitTheMiddle(replay);
            INSTANCES.getFirst().kill();
            awaitTakenOver(replay);
        }

        assertIsThatOfOne(replay);
    }

    @Test
    void a_replay_whose_asked_instance_is_killed_in_the_middle_goes_on_with_what_is_done() throws Exception {
        String replay;
        try (Connection held = holdUp()) {
            replay = INSTANCES.getFirst().replay();
            awaitTheMiddle(replay);
            long done = doneAtOnce(replay);
            INSTANCES.getFirst().kill();
            awaitTakenOver(replay);
            awaitClaimedAgain(replay);
            assertThat(doneAtOnce(replay)).isGreaterThanOrEqualTo(done);
        }

        assertIsThatOfOne(replay);
    }
}
