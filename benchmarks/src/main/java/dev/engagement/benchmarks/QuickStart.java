package dev.engagement.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Class archives from an installation's programs: all later starts of the same build take half the time, as after the launcher's
 * preparation.
 */
final class QuickStart {
    /** Most archives to keep, of this build and of the one before; an archive has 50 to 80 MB. */
    private static final int MOST = 6;

    private QuickStart() {}

    /** Takes the archives that an ended installation left in its data folder: none, if it had archives to begin with. */
    static void takeFrom(Path data) throws IOException {
        Path prepared = Files.createDirectories(Project.root().resolve("standalone/target/quick-start"));
        for (Path archive : archives(data)) {
            Files.move(archive, prepared.resolve(archive.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        List<Path> latest = archives(prepared).stream()
                .sorted(Comparator.comparingLong((Path file) -> file.toFile().lastModified())
                        .reversed())
                .toList();
        for (Path old : latest.subList(Math.min(MOST, latest.size()), latest.size())) {
            Files.delete(old);
        }
    }

    private static List<Path> archives(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("classes-.*\\.jsa"))
                    .toList();
        }
    }
}
