package dev.engagement.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The project's folder, with its builds, and the input files next to it. */
public final class Project {
    private Project() {}

    /** The project's root: the nearest folder above that has the launcher. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("engagement")) || !Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "this is not inside the project");
        }
        return folder;
    }

    /** Returns a folder of real input next to the project; empty if there is none. */
    public static Optional<Path> sharedData() {
        for (Path folder = root(); folder != null; folder = folder.getParent()) {
            Path shared = folder.resolve("shared/data");
            if (Files.isDirectory(shared)) {
                return Optional.of(shared);
            }
        }
        return Optional.empty();
    }

    /** Returns the jar of the command line that runs everything. */
    static Path standaloneJar() throws IOException {
        try (Stream<Path> files = Files.list(root().resolve("standalone/target"))) {
            return files.filter(
                            file -> file.getFileName().toString().matches("standalone-[0-9][^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("standalone is not built"));
        }
    }
}
