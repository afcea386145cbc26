package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Level;
import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.urgency.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waits that were kept years ago are read as what they were. */
class WaitBytesTest {
    private static final Path STORED = Path.of("src/test/resources/contracts/stored/waits.hex");
    private static final long SINCE = Micros.of(Instant.parse("2026-03-02T09:00:00Z"));

    @Test
    void what_was_stored_is_read_as_it_was() throws IOException {
        List<String> stored = Files.readAllLines(STORED);
        List<Wait> waits = waits();

        for (int i = 0; i < waits.size(); i++) {
            byte[] bytes = HexFormat.of().parseHex(stored.get(i));
            assertThat(WaitBytes.read(bytes, "desk", SINCE)).isEqualTo(waits.get(i));
            assertThat(WaitBytes.write(waits.get(i))).isEqualTo(bytes);
        }
    }

    private static List<Wait> waits() {
        List<Wait.Step> steps = new ArrayList<>();
        for (Level level : List.of(Level.LOW, Level.MEDIUM, Level.HIGH, Level.CRITICAL)) {
            steps.add(new Wait.Step(SINCE + 60_000_000L * steps.size(), level));
        }
        long end = SINCE + 5_400_000_001L;
        return List.of(
                new Wait("desk", SINCE, Wait.WAITING, false, steps),
                new Wait("desk", SINCE, end, true, steps.subList(0, 1)),
                new Wait("desk", SINCE, end, false, steps.subList(0, 2)));
    }
}
