package dev.engagement.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What lies around: the project that this is part of, as it is built, and what is beside it. */
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

    /** A folder of real input that lies beside the project; empty where it is absent. */
    public static Optional<Path> sharedData() {
        for (Path folder = root(); folder != null; folder = folder.getParent()) {
            Path shared = folder.resolve("shared/data");
            if (Files.isDirectory(shared)) {
                return Optional.of(shared);
            }
        }
        return Optional.empty();
    }

    /** The program that runs everything. */
    static Path standaloneJar() throws IOException {
        try (Stream<Path> files = Files.list(root().resolve("standalone/target"))) {
            return files.filter(
                            file -> file.getFileName().toString().matches("standalone-[0-9][^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("standalone is not built"));
        }
    }
}
