package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void every_limit_stands_in_the_reference_as_it_is_now() throws IOException {
        assertThat(Files.readString(Project.root().resolve("docs/reference.md")))
                .contains(Limits.table());
    }
}
