package dev.engagement.shared.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UptimeTest {
    @Test
    void without_sleep_both_are_the_same_but_for_the_grain_of_the_machine() {
        Duration now = Uptime.now();

        assertThat(Uptime.withSleep()).isBetween(now, now.plusMillis(500));
    }
}
