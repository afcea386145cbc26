package dev.engagement.service.intake.imports;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.coyote.BadRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder of the files being imported; a file is deleted when its job is over. */
@Component
class Folder {
    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** Names that Tomcat gives to uploads while they arrive; it leaves one behind if the process ends or the disk is full. */
    private static final Pattern ARRIVING = Pattern.compile("upload_.*\\.tmp");

    /** A mapping waits until its log, which may be large, has arrived, too. */
    private static final Duration ARRIVING_FOR = Duration.ofDays(1);

    private final Path path;

    Folder(@Value("${engagement.import-folder}") Path path) {
        this.path = path.toAbsolutePath();
    }

    Path file(UUID id) {
        return path.resolve(id.toString());
    }

    /** Makes the folder if it is not there. */
    void make() throws IOException {
        Files.createDirectories(path);
    }

    /** Returns whether the reading of an upload failed because the server could not write it, and not because of what was sent. */
    static boolean cannotStore(Throwable fault) {
        Throwable root = fault;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadRequestException) {
                // Tomcat's word for a connection that broke off or was too slow.
                return false;
            }
            root = cause;
        }
        // Tomcat has types of its own for a body that is no form; the system's faults are plain ones of java.io.
        return root instanceof IOException && root.getClass().getName().startsWith("java.");
    }

    /** Returns the refusal of an upload that could not be written. */
    Refused notStored(Exception fault) {
        LOG.error("An upload cannot be stored in {} or in spring.servlet.multipart.location", path, fault);
        return new Refused(new Problem(
                "not-stored",
                507,
                "The upload cannot be stored",
                "The server could not write the file to its disk, most likely for lack of room; its log says why."
                        + " Nothing of it was kept: send it again once there is room.",
                null));
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
        Set<String> names = needed.stream().map(UUID::toString).collect(Collectors.toSet());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, Folder::isOurs)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                Instant due = ARRIVING.matcher(name).matches() ? before.minus(ARRIVING_FOR) : before;
                if (!names.contains(name)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(due)) {
                    LOG.info("Deleting the file {} of an import, which is no longer needed", name);
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return ID.matcher(name).matches() || ARRIVING.matcher(name).matches();
    }
}
