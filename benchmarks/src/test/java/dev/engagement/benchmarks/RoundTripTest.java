package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record leaves one installation as a file and becomes another's: under {@code -Pcampaigns}, since two first starts take long. */
@Tag("campaign")
class RoundTripTest {
    private static final String FIGURES = "/v1/scorecard?by=urgency&happened=2030-01-01T00:00:00Z";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void an_exported_record_imported_into_an_empty_installation_gives_the_same_figures() throws Exception {
        Path told = Tale.file("company", 3, 2_000);
        Path record = folder.resolve("history.ndjson");
        String figures;
        try (Installed one = Installed.start(folder.resolve("one"))) {
            one.importFile(told);
            one.awaitVisible();
            figures = groups(one);
            try (OutputStream out = Files.newOutputStream(record)) {
                one.questions().download("/v1/history", out);
            }
            assertThat(one.importFile(record).said())
                    .as("the record has all of it, though the tale told people by their names")
                    .contains("0 recorded, %,d duplicates, 0 rejected"
                            .formatted(Files.readAllLines(told).size()));
            ByteArrayOutputStream parquet = new ByteArrayOutputStream();
            one.questions().download("/v1/history?format=parquet", parquet);
            assertThat(parquet.toString(StandardCharsets.ISO_8859_1))
                    .startsWith("PAR1")
                    .endsWith("PAR1");
        }
        try (Installed other = Installed.start(folder.resolve("other"))) {
            assertThat(other.importFile(record).said())
                    .contains("%,d recorded, 0 duplicates, 0 rejected"
                            .formatted(Files.readAllLines(told).size()));
            other.awaitVisible();

            assertThat(groups(other)).isEqualTo(figures);
        }
    }

    private static String groups(Installed installed) throws InterruptedException {
        return installed.questions().askJson(FIGURES).get("groups").toString();
    }
}
