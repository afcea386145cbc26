package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference says what the code says. {@code -Dreference=write} writes it anew. */
@Demo
class ReferenceTest {
    @Test
    void the_reference_names_every_entry_measure_metric_and_setting_as_they_are_now(Installed installed)
            throws IOException, InterruptedException {
        Path file = Project.root().resolve("docs/reference.md");
        String now;
        try (HeardConnection heard = HeardConnection.of(installed)) {
            // Looked up every now and then, not at each scrape.
            installed.await("the connection's gauges", () -> Reference.scrape(installed)
                    .contains("engagement_connection_silent"));
            now = Reference.of(installed);
        }
        if ("write".equals(System.getProperty("reference"))) {
            Files.writeString(file, now);
        }
        assertThat(Files.readString(file))
                .as("docs/reference.md; -Dreference=write brings it up to date")
                .isEqualTo(now);
    }
}
