package dev.engagement.standalone.backup;

import dev.engagement.standalone.postgresql.PostgreSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads copies of an installation.
 *
 * @param file the copy
 * @param folder the installation's data folder
 * @param program the running version of Engagement
 */
public record Copies(Path file, Path folder, String program) {
    private static final String RECORD = "engagement";
    private static final String OUTBOX = "outbox";

    /** PostgreSQL's word for a database that does not exist. */
    private static final String NO_DATABASE = "3D000";

    /** Refuses a file that is no backup, before anything is made from it. */
    public static void requireBackup(Path file) throws IOException {
        try (ZipFile zip = new BackupFile(file).open()) {
            BackupFile.manifest(zip);
        }
    }

    /** Writes the copy, and returns a description of its content. */
    public String write(PostgreSql postgresql) throws IOException {
        try (Connection record = postgresql.connect(RECORD);
                Connection outbox = outbox(postgresql)) {
            Tables warnings = outbox == null ? null : new Tables(outbox);
            boolean made = warnings != null && warnings.areMade();
            Manifest manifest = new BackupFile(file).write(new Tables(record), made ? warnings : null, program, folder);
            return "written to %s: everything recorded up to %s, %,d kB. It holds names and the installation's key: keep it safe"
                    .formatted(file, manifest.at(), Files.size(file) / 1_000);
        } catch (SQLException fault) {
            throw new IOException("The database cannot be copied: " + fault.getMessage(), fault);
        }
    }

    /** Connects to the outbox; returns null if a server of an older version runs, which has none. */
    private static @Nullable Connection outbox(PostgreSql postgresql) throws SQLException, IOException {
        try {
            return postgresql.connect(OUTBOX);
        } catch (SQLException refused) {
            if (NO_DATABASE.equals(refused.getSQLState())) {
                return null;
            }
            throw refused;
        }
    }

    /**
     * Reads the copy into an empty installation, and returns a description of its content.
     *
     * @param migrations the scripts that make the tables of the record, by version
     * @param outboxMigrations those that make the tables of the outbox
     */
    public String read(PostgreSql postgresql, Map<Integer, String> migrations, Map<Integer, String> outboxMigrations)
            throws IOException {
        try (ZipFile zip = new BackupFile(file).open();
                Connection record = postgresql.connect(RECORD);
                Connection outbox = postgresql.connect(OUTBOX)) {
            Manifest manifest = BackupFile.manifest(zip);
            Tables tables = new Tables(record);
            BackupFile.read(zip, "", manifest, tables, migrations);
            tables.finish();
            tables.publishAnew(manifest);
            tables.commit();
            readOutbox(zip, new Tables(outbox), outboxMigrations);
            BackupFile.readFiles(zip, folder);
            return "restored to %s: everything recorded up to %s".formatted(folder, manifest.at());
        } catch (SQLException fault) {
            throw new IOException("The database cannot be filled: " + fault.getMessage(), fault);
        }
    }

    private static void readOutbox(ZipFile zip, Tables tables, Map<Integer, String> migrations)
            throws IOException, SQLException {
        Manifest manifest = BackupFile.manifest(zip, BackupFile.OUTBOX);
        if (manifest != null) {
            BackupFile.read(zip, BackupFile.OUTBOX, manifest, tables, migrations);
            tables.finish();
            tables.commit();
        }
    }
}
