package dev.engagement.reporting.readings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What has changed since an earlier look is never told as less than it is. */
class LifeChangesTest {
    @Test
    void a_few_changes_are_told_as_they_are_and_many_as_no_later_than_they_are() {
        for (int changes : List.of(10, 900, 5_000)) {
            Random random = new Random(changes);
            LifeChanges lives = new LifeChanges();
            List<Long> all = new ArrayList<>();
            for (int i = 0; i < changes; i++) {
                // As with a clock: later and later, and now and then of long ago.
                long from = random.nextInt(50) == 0 ? random.nextInt(changes) : 1_000L * i;
                lives.note(from);
                all.add(from);
            }
            for (int earlier = 0; earlier <= changes; earlier++) {
                long expected = all.subList(earlier, changes).stream()
                        .mapToLong(Long::longValue)
                        .min()
                        .orElse(Long.MAX_VALUE);
                LifeChange since = lives.since(earlier);
                assertThat(since.number()).isEqualTo(changes);
                if (changes < 1_000) {
                    assertThat(since.from()).isEqualTo(expected);
                } else {
                    assertThat(since.from()).isLessThanOrEqualTo(expected);
                }
            }
            assertThat(lives.since(changes).from()).isEqualTo(Long.MAX_VALUE);
        }
    }
}
