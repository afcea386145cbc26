package dev.engagement.service.intake.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where files lie that are being imported; a file goes when its job is over. */
@Component
class Folder {
    private final Path path;

    Folder(@Value("${engagement.import-folder}") Path path) {
        this.path = path.toAbsolutePath();
    }

    Path file(UUID id) {
        return path.resolve(id.toString());
    }

    /** The place for a new file. */
    Path room(UUID id) throws IOException {
        Files.createDirectories(path);
        return file(id);
    }

    boolean holds(UUID id) {
        return Files.exists(file(id));
    }

    void delete(UUID id) throws IOException {
        Files.deleteIfExists(file(id));
    }
}
