package dev.engagement.shared.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Answers are new, whatever the clock says. */
class LookoutTest {
    /** A clock that can be set. */
    private static final class SetClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-02T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void a_clock_that_is_set_back_keeps_no_old_answer_for_new() {
        SetClock clock = new SetClock();
        AtomicInteger asked = new AtomicInteger();
        Lookout<Integer> lookout = new Lookout<>(asked::incrementAndGet, clock);
        assertThat(lookout.look().value()).isEqualTo(1);

        clock.now = clock.now.minus(Duration.ofHours(1));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> !Objects.equals(lookout.look().value(), 1));
    }
}
