package dev.engagement.standalone.keys;

import dev.engagement.standalone.folder.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The place of the file of keys. */
final class KeyPlace {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the folder that './engagement serve' keeps everything in (default: ./data)")
    private Path data = Path.of("data");

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "instead of keys.yaml in that folder: the file that services have as engagement.keys")
    private @Nullable Path keys;

    Path file() {
        return keys == null ? data.resolve("keys.yaml") : keys;
    }

    /** Prepares the place, since a key may be made before the first start. */
    void prepare() throws IOException {
        if (keys == null && !DataFolder.isOne(data)) {
            DataFolder.open(data).close();
        } else {
            Files.createDirectories(file().toAbsolutePath().getParent());
        }
    }
}
