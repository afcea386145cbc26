package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.measures.Figure.Verdict;
import dev.engagement.reporting.measures.Figures.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures that were kept years ago are read as what they were. */
class FigureBytesTest {
    private static final Path STORED = Path.of("src/test/resources/contracts/stored/figures.hex");
    private static final Figures FIGURES = new Figures(
            List.of(
                    new Said(0, new Figure(Status.SETTLED, 540, 600.5, Verdict.MET)),
                    new Said(3, new Figure(Status.RUNNING, 2, 2, Verdict.UNDECIDED)),
                    new Said(12, new Figure(Status.ENDED, 0.25, 0.25, Verdict.MISSED)),
                    new Said(31, new Figure(Status.ABSENT, 0, 0, Verdict.NONE))),
            List.of(CommitmentOutcome.values()));

    @Test
    void what_was_stored_is_read_as_it_was() throws IOException {
        byte[] stored = HexFormat.of().parseHex(Files.readString(STORED).strip());

        assertThat(FigureBytes.read(stored)).isEqualTo(FIGURES);
        assertThat(FigureBytes.write(FIGURES)).isEqualTo(stored);
    }
}
