package dev.engagement.standalone.supervise;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A process's log: the process writes straight to the file, so that it can outlive us. Four older files are kept. */
final class ProcessLog {
    private static final int KEPT = 4;
    private static final long BOUND = 32L * 1024 * 1024;

    private final Path file;

    ProcessLog(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /** Starts a new file for a new run. */
    void rotate() throws IOException {
        if (Files.exists(file) && Files.size(file) > 0) {
            shift();
            Files.move(file, older(1), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Empties a file that grew too long. Lines written between the copy and the emptying are lost, which is acceptable for a log. */
    void bound() throws IOException {
        if (Files.exists(file) && Files.size(file) > BOUND) {
            shift();
            Files.copy(file, older(1), StandardCopyOption.REPLACE_EXISTING);
            FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
    }

    /** Returns the last lines, without stack traces. */
    String lastLines(int count) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    private void shift() throws IOException {
        for (int n = KEPT - 1; n >= 1; n--) {
            if (Files.exists(older(n))) {
                Files.move(older(n), older(n + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path older(int n) {
        return file.resolveSibling(file.getFileName() + "." + n);
    }
}
