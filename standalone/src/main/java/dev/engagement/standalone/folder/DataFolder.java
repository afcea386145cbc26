package dev.engagement.standalone.folder;

import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything of one installation, locked by this process from opening to closing. */
public final class DataFolder implements AutoCloseable {
    /** The format's number; raise it when an older program could no longer read the files of a newer one. */
    static final int FORMAT = 1;

    private static final String MARK = "engagement-data";

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Opens the folder, and creates it if needed; throws an obstacle if it cannot be used. */
    public static DataFolder open(Path given) {
        Path path = given.toAbsolutePath().normalize();
        try {
            create(path);
            checkOwner(path);
            FileChannel lockFile = lock(path);
            try {
                checkFormat(path);
                for (String folder : new String[] {"run", "logs"}) {
                    Files.createDirectories(path.resolve(folder));
                }
                return new DataFolder(path, lockFile);
            } catch (IOException | Obstacle refused) {
                lockFile.close();
                throw refused;
            }
        } catch (IOException broken) {
            throw new Obstacle(
                    "the data folder %s cannot be used (%s); name another with --data".formatted(path, reason(broken)));
        }
    }

    /** Returns whether it is a data folder, in use or not. */
    public static boolean isOne(Path path) {
        return Files.exists(path.resolve(MARK));
    }

    /** Returns a folder within a data folder, made if it is missing; refuses a data folder that is not there. */
    public static Path within(Path path, String name) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new Obstacle(
                    "there is no folder %s: start the server once, or name its folder with --data".formatted(path));
        }
        return Files.createDirectories(path.resolve(name));
    }

    private static void create(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            if (!Files.isReadable(path) || !Files.isWritable(path) || !Files.isExecutable(path)) {
                throw new Obstacle(
                        "the data folder %s may not be read and written by this user; name another with --data"
                                .formatted(path));
            }
            return;
        }
        if (Files.exists(path)) {
            throw new Obstacle("the data folder %s is a file, not a folder; name another with --data".formatted(path));
        }
        Files.createDirectories(path);
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            // Only its owner may read it, since it will hold people's names.
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void checkOwner(Path path) throws IOException {
        if (isOne(path)) {
            return;
        }
        try (Stream<Path> inside = Files.list(path)) {
            // A first start may have ended before it left its mark, but not before its lock.
            if (inside.map(file -> file.getFileName().toString())
                    .anyMatch(name -> !name.startsWith(".") && !name.equals("lost+found") && !name.equals("lock"))) {
                throw new Obstacle("the data folder %s holds other files; name an empty or a new folder with --data"
                        .formatted(path));
            }
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel file = FileChannel.open(
                path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(file) == null) {
            String holder = Files.readString(path.resolve("lock")).strip();
            file.close();
            throw new Obstacle(
                    "the data folder %s is in use by another running engagement%s; stop that one, or name another folder with --data"
                            .formatted(path, holder.isEmpty() ? "" : " (process " + holder + ")"));
        }
        file.truncate(0);
        file.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
        return file;
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    private static void checkFormat(Path path) throws IOException {
        Path mark = path.resolve(MARK);
        if (!Files.exists(mark)) {
            Files.writeString(mark, "format " + FORMAT + "\n");
            return;
        }
        String line = Files.readString(mark).strip();
        if (!line.matches("format [0-9]{1,6}")) {
            throw new Obstacle(
                    "the data folder %s is damaged: its file %s should say 'format %d'".formatted(path, MARK, FORMAT));
        }
        int format = Integer.parseInt(line.substring("format ".length()));
        if (format > FORMAT) {
            throw new Obstacle(
                    "the data folder %s was made by a newer version of engagement (its format is %d, this version knows up to %d)"
                            .formatted(path, format, FORMAT));
        }
    }

    private static String reason(IOException broken) {
        String name = broken.getClass().getSimpleName();
        return broken.getMessage() == null ? name : name + ": " + broken.getMessage();
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** The folder of the files that name our processes. */
    public Path run() {
        return path.resolve("run");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** Returns whether the folder still exists; it may be deleted while it is in use. */
    public boolean isThere() {
        return Files.exists(path.resolve(MARK));
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
