package dev.engagement.reporting.export.door;

import dev.engagement.reporting.export.Column;
import dev.engagement.reporting.export.parquet.Parquet;
import dev.engagement.web.Problem;
import dev.engagement.web.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Sends files while they are made, a few at a time: each holds on to a snapshot of the database until its reader is done. */
@Component
class Downloads {
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Semaphore turns;
    private final Path folder;

    Downloads(@Value("${engagement.exports.at-once}") int atOnce, @Value("${engagement.exports.folder}") Path folder) {
        this.turns = new Semaphore(atOnce);
        this.folder = folder;
    }

    /** Writes what a file consists of. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Sends the content as it comes. */
    void send(HttpServletResponse response, String name, Format format, Content content) throws IOException {
        take(response, name, format, () -> {
            OutputStream out = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
            content.write(out);
            out.flush();
        });
    }

    /** Sends a table as Parquet; nothing of it stays on the disk, whatever happens. */
    void sendParquet(HttpServletResponse response, String name, List<Column> columns, Content table)
            throws IOException {
        take(response, name, Format.PARQUET, () -> {
            Path mine = Files.createTempDirectory(Files.createDirectories(folder), "export");
            try {
                Path csv = mine.resolve("table.csv");
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(csv), 1 << 16)) {
                    table.write(out);
                }
                Path parquet = mine.resolve("table.parquet");
                Parquet.write(csv, columns, parquet);
                response.setContentLengthLong(Files.size(parquet));
                Files.copy(parquet, response.getOutputStream());
            } finally {
                FileSystemUtils.deleteRecursively(mine);
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private void take(HttpServletResponse response, String name, Format format, Work work) throws IOException {
        if (!turns.tryAcquire()) {
            throw new Refused(
                    new Problem(
                            "too-many-exports",
                            429,
                            "Too many exports at once",
                            "As many files as may be are being sent; try again when one is done.",
                            null),
                    LATER);
        }
        try {
            response.setContentType(format.mediaType());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + format.word() + "\"");
            work.run();
        } catch (IOException | RuntimeException fault) {
            // What is answered instead is no such file; once anything has gone out, this comes too late and does
            // nothing.
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            throw fault;
        } finally {
            turns.release();
        }
    }
}
