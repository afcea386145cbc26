package dev.engagement.standalone.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that no other user can read at any moment. */
public final class OwnFile {
    private OwnFile() {}

    /** Creates an empty file; fails if there is one. */
    public static Path create(Path file) throws IOException {
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** Creates a file with a text; fails if there is one. */
    public static Path create(Path file, String text) throws IOException {
        return Files.writeString(create(file), text);
    }
}
