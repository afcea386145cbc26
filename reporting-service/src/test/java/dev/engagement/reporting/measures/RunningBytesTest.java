package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How figures run on is read as it was stored. */
class RunningBytesTest {
    private static final Path STORED = Path.of("src/test/resources/contracts/stored/running.hex");
    private static final Instant FROM = Instant.parse("2026-03-27T15:30:00.000000001Z");
    private static final RunningFigures RUNNING = new RunningFigures(
            FROM,
            List.of(
                    new RunningTime(0, 1, 1, 60_000_000_000L, 90_000_000_000L, 1L),
                    new RunningTime(38, 2, 300, 5, 7, -1)),
            new RunningSilence(1, 2, 3.5, 4.25, 5, 6, 7, 8, 9, true, 10),
            Arrays.asList(FROM.plusSeconds(60), null),
            List.of(11L, 12L),
            List.of(
                    new RunningMilestone(new BigDecimal("2.50"), FROM, FROM.plusSeconds(1), null),
                    new RunningMilestone(BigDecimal.ONE, FROM, FROM.plusSeconds(1), FROM.plusSeconds(2))),
            true);

    @Test
    void what_was_stored_is_read_as_it_was() throws IOException {
        byte[] stored = HexFormat.of().parseHex(Files.readString(STORED).strip());

        assertThat(RunningBytes.read(stored)).isEqualTo(RUNNING);
        assertThat(RunningBytes.write(RUNNING)).isEqualTo(stored);
    }
}
