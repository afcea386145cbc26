package dev.engagement.standalone.keys;

import dev.engagement.standalone.folder.DataFolder;
import dev.engagement.standalone.folder.DataOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The place of the file of keys. */
final class KeyPlace {
    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "instead of keys.yaml in that folder: the file that services have as engagement.keys")
    private @Nullable Path keys;

    Path file() {
        return keys == null ? data.folder().resolve("keys.yaml") : keys;
    }

    /** Prepares the place, since a key may be made before the first start. */
    void prepare() throws IOException {
        if (keys == null && !DataFolder.isOne(data.folder())) {
            DataFolder.open(data.folder()).close();
        } else {
            Files.createDirectories(file().toAbsolutePath().getParent());
        }
    }
}
