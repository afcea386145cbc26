package dev.engagement.service.intake.imports;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder of the files being imported; a file is deleted when its job is over. */
@Component
class Folder {
    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path path;

    Folder(@Value("${engagement.import-folder}") Path path) {
        this.path = path.toAbsolutePath();
    }

    Path file(UUID id) {
        return path.resolve(id.toString());
    }

    /** Returns the path of a new file. */
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

    /** Deletes unneeded files from before that instant: those of uploads that never became a job, and of jobs that failed. */
    void sweep(Instant before, Set<UUID> needed) throws IOException {
        if (!Files.isDirectory(path)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, Folder::isOurs)) {
            for (Path file : files) {
                UUID id = UUID.fromString(file.getFileName().toString());
                if (!needed.contains(id)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    LOG.info("Deleting the file of import {}, which is no longer needed", id);
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isOurs(Path file) {
        return ID.matcher(file.getFileName().toString()).matches();
    }
}
