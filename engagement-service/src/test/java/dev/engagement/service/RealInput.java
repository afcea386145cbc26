package dev.engagement.service;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The folder of real input beside the project; a test is left out, with this message, where it is absent. */
public final class RealInput {
    private RealInput() {}

    public static Path data(String folder) {
        Path up = Path.of("").toAbsolutePath();
        while (up != null && !Files.isDirectory(up.resolve("shared/data"))) {
            up = up.getParent();
        }
        assumeTrue(up != null, "left out: there is no folder shared/data beside the project");
        return Objects.requireNonNull(up).resolve("shared/data").resolve(folder);
    }
}
