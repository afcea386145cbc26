package dev.engagement.reporting.export.door;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.reporting.export.ExportColumn;
import dev.engagement.reporting.export.parquet.Parquet;
import dev.engagement.shared.time.Uptime;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Makes export files and sends them. Only a few are made at a time, since each holds a snapshot of the database. A file lies on the disk
 * while it is sent, so that a slow reader holds nothing else, and is deleted afterwards.
 */
@Component
class Downloads {
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final int SENT_AT_ONCE = 50;
    private static final int CHUNK = 1 << 16;
    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final long LEAST_BYTES_A_SECOND = 16 * 1024;

    private final Semaphore turns;
    private final Semaphore sending = new Semaphore(SENT_AT_ONCE);
    private final Path folder;
    private final TransactionTemplate snapshot;

    Downloads(
            @Value("${engagement.exports.at-once}") int atOnce,
            @Value("${engagement.exports.folder}") Path folder,
            PlatformTransactionManager transactions) {
        this.turns = new Semaphore(atOnce);
        this.folder = folder;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Writes a file's bytes, in a transaction that sees one state of the database. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Makes the file and sends it.
     *
     * @param columns of the content's table, for Parquet
     */
    void send(
            HttpServletResponse response, String name, ExportFormat format, List<ExportColumn> columns, Content content)
            throws IOException {
        hold(sending);
        try {
            Path mine = Files.createTempDirectory(Files.createDirectories(folder), "export");
            try {
                send(response, name, format, made(mine, format, columns, content));
            } finally {
                FileSystemUtils.deleteRecursively(mine);
            }
        } finally {
            sending.release();
        }
    }

    private Path made(Path mine, ExportFormat format, List<ExportColumn> columns, Content content) throws IOException {
        Path file = mine.resolve("content");
        hold(turns);
        try {
            snapshot.executeWithoutResult(status -> write(file, content));
            if (format != ExportFormat.PARQUET) {
                return file;
            }
            Path parquet = mine.resolve("table.parquet");
            Parquet.write(file, columns, parquet);
            return parquet;
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        } finally {
            turns.release();
        }
    }

    private static void write(Path file, Content content) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), CHUNK)) {
            content.write(out);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void send(HttpServletResponse response, String name, ExportFormat format, Path file) throws IOException {
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + format.word() + "\"");
        response.setContentLengthLong(Files.size(file));
        Duration start = Uptime.now();
        long sent = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
                response.getOutputStream().write(chunk, 0, read);
                sent += read;
                Duration elapsed = Uptime.now().minus(start);
                if (elapsed.compareTo(GRACE) > 0 && sent < LEAST_BYTES_A_SECOND * elapsed.toSeconds()) {
                    throw new IOException("The reader takes less than " + LEAST_BYTES_A_SECOND + " bytes a second");
                }
            }
        }
    }

    private static void hold(Semaphore places) {
        if (!places.tryAcquire()) {
            throw new Refused(
                    new Problem(
                            "too-many-exports",
                            429,
                            "Too many exports at once",
                            "As many exports as allowed are already running; try again when one has finished.",
                            null),
                    LATER);
        }
    }
}
