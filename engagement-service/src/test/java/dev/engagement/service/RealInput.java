package dev.engagement.service;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The folder of real input beside the project; a test is left out, with this message, where it is absent. */
public final class RealInput {
    private RealInput() {}

    public static Path data(String folder) {
        Path shared = shared();
        assumeTrue(shared != null, "left out: there is no folder shared/data beside the project");
        return Objects.requireNonNull(shared).resolve("shared/data").resolve(folder);
    }

    public static boolean isThere() {
        return shared() != null;
    }

    private static @Nullable Path shared() {
        Path up = Path.of("").toAbsolutePath();
        while (up != null && !Files.isDirectory(up.resolve("shared/data"))) {
            up = up.getParent();
        }
        return up;
    }
}
