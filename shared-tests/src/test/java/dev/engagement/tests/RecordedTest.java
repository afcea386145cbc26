package dev.engagement.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Recorded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordedTest {
    @Test
    void a_story_goes_by_when_it_happened_then_by_when_we_learned_of_it_then_by_place() {
        List<Recorded> told = Stories.utc()
                .at("2026-03-02T09:00")
                .learned("2026-03-04T00:00")
                .acknowledged("ana")
                .at("2026-03-02T08:00")
                .learned("2026-03-02T08:00")
                .opened()
                .at("2026-03-02T09:00")
                .learned("2026-03-03T00:00")
                .owner("ben")
                .worked("ben")
                .entries();
        List<Recorded> shuffled = new ArrayList<>(told);
        Collections.shuffle(shuffled, new Random(1));

        shuffled.sort(Recorded.STORY_ORDER);

        assertThat(shuffled).extracting(Recorded::sequence).containsExactly(1L, 2L, 3L, 0L);
    }
}
