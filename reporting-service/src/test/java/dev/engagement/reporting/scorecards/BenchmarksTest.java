package dev.engagement.reporting.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.CharterBenchmark;
import dev.engagement.events.Level;
import dev.engagement.reporting.factors.engagement.TimeToEngage;
import dev.engagement.reporting.factors.ownership.TimeToOwn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
    private static final List<CharterBenchmark> ALL = List.of(
            new CharterBenchmark("time-to-engage", Level.HIGH, "provider X", Duration.ofMinutes(20), null),
            new CharterBenchmark("time-to-engage", Level.LOW, "provider X", Duration.ofHours(2), Duration.ofHours(9)),
            new CharterBenchmark("time-to-engage", null, "trade", null, Duration.ofHours(1)));

    @Test
    void a_group_of_one_urgency_shows_what_others_reach_for_that_urgency_or_for_all() {
        Benchmarks beside = Benchmarks.beside(ALL, Map.of("urgency", "high"));

        assertThat(beside.of(new TimeToEngage()))
                .containsExactly(
                        new BenchmarkAnswer("provider X", "high", 1200L, null),
                        new BenchmarkAnswer("trade", null, null, 3600L));
        assertThat(beside.of(new TimeToOwn())).isEmpty();
    }

    @Test
    void any_other_group_shows_all_and_says_for_which_urgency_they_are() {
        assertThat(Benchmarks.beside(ALL, Map.of("team", "desk")).of(new TimeToEngage()))
                .extracting(BenchmarkAnswer::urgency)
                .containsExactly("high", "low", null);
    }
}
