package dev.engagement.standalone.backup;

import dev.engagement.standalone.postgresql.PostgreSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * Writes and reads copies of an installation.
 *
 * @param file the copy
 * @param folder the installation's data folder
 * @param program the running version of Engagement
 */
public record Copies(Path file, Path folder, String program) {
    private static final String RECORD = "engagement";

    /** Refuses a file that is no backup, before anything is made from it. */
    public static void requireBackup(Path file) throws IOException {
        try (ZipFile zip = new BackupFile(file).open()) {
            BackupFile.manifest(zip);
        }
    }

    /** Writes the copy, and returns a description of its content. */
    public String write(PostgreSql postgresql) throws IOException {
        try (Connection connection = postgresql.connect(RECORD)) {
            Manifest manifest = new BackupFile(file).write(new Tables(connection), program, folder);
            return "written to %s: everything recorded up to %s, %,d kB. It holds names and the installation's key: keep it safe"
                    .formatted(file, manifest.at(), Files.size(file) / 1_000);
        } catch (SQLException fault) {
            throw new IOException("The database cannot be copied: " + fault.getMessage(), fault);
        }
    }

    /**
     * Reads the copy into an empty installation, and returns a description of its content.
     *
     * @param migrations the scripts that make the tables, by version
     */
    public String read(PostgreSql postgresql, Map<Integer, String> migrations) throws IOException {
        try (ZipFile zip = new BackupFile(file).open();
                Connection connection = postgresql.connect(RECORD)) {
            Manifest manifest = BackupFile.manifest(zip);
            BackupFile.read(zip, manifest, new Tables(connection), migrations);
            BackupFile.readFiles(zip, folder);
            return "restored to %s: everything recorded up to %s".formatted(folder, manifest.at());
        } catch (SQLException fault) {
            throw new IOException("The database cannot be filled: " + fault.getMessage(), fault);
        }
    }
}
