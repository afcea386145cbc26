package dev.engagement.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** Identity of a file's content; a replaced file has another one even if its time and size are the same. */
public record FileStamp(@Nullable Object file, FileTime changed, long size) {
    /** The stamp of a file that is not there. */
    public static final FileStamp NONE = new FileStamp(null, FileTime.fromMillis(0), -1);

    public static FileStamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
    }
}
