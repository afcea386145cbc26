package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine that a test needs. Without them it is left out, and says so; in CI it fails. */
final class Tools {
    private Tools() {}

    /** Where the program is. */
    static Path require(String program) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        String words = "left out: " + program + " is not installed";
        if (Boolean.parseBoolean(System.getenv("ENGAGEMENT_WHOLE"))) {
            assertThat(found).as(words).isPresent();
        }
        assumeTrue(found.isPresent(), words);
        return found.orElseThrow();
    }
}
