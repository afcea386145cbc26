package dev.engagement.standalone.backup;

import dev.engagement.standalone.backup.Manifest.Table;
import dev.engagement.standalone.folder.OwnFile;
import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A backup: a zip with a manifest, the tables, those of the outbox, and the files of the data folder that no table holds. */
record BackupFile(Path path) {
    private static final String FILES = "files/";

    /** The place of the outbox in the zip; an older program passes over it. */
    static final String OUTBOX = "outbox/";

    /** Files to keep. Without the installation's key, no repeat could be recognised and no person found. */
    private static final List<String> KEPT =
            List.of("installation.key", "keys.yaml", "connections", "subscriptions", "demo");

    /**
     * Writes all of it, readable by its owner only; a half-written backup never has the final name.
     *
     * @param outbox null if there is none yet
     */
    Manifest write(Tables record, @Nullable Tables outbox, String program, Path folder)
            throws IOException, SQLException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        OwnFile.create(fresh);
        Manifest manifest;
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(fresh))) {
            manifest = put(zip, "", record, program);
            if (outbox != null) {
                put(zip, OUTBOX, outbox, program);
            }
            for (Path file : kept(folder)) {
                put(zip, FILES + folder.relativize(file), Files.readAllBytes(file));
            }
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        return manifest;
    }

    private static Manifest put(ZipOutputStream zip, String place, Tables tables, String program)
            throws IOException, SQLException {
        tables.snapshot();
        Manifest manifest = tables.manifest(program);
        put(zip, place + Manifest.NAME, manifest.write());
        for (Table table : manifest.tables()) {
            zip.putNextEntry(new ZipEntry(place + table.entry()));
            tables.copyOut(table, new UnclosedStream(zip));
            zip.closeEntry();
        }
        return manifest;
    }

    private static List<Path> kept(Path folder) throws IOException {
        List<Path> kept = new ArrayList<>();
        for (String name : KEPT) {
            Path place = folder.resolve(name);
            if (Files.exists(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    files.filter(Files::isRegularFile).forEach(kept::add);
                }
            }
        }
        return kept;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    ZipFile open() throws IOException {
        try {
            return new ZipFile(path.toFile());
        } catch (ZipException damaged) {
            throw new Obstacle("%s is not a backup, or was cut short".formatted(path));
        }
    }

    static Manifest manifest(ZipFile zip) throws IOException {
        Manifest manifest = manifest(zip, "");
        if (manifest == null) {
            throw new Obstacle("%s is not a backup made by './engagement backup'".formatted(zip.getName()));
        }
        return manifest;
    }

    /** Returns the manifest of the tables at a place; null if there is none. */
    static @Nullable Manifest manifest(ZipFile zip, String place) throws IOException {
        ZipEntry entry = zip.getEntry(place + Manifest.NAME);
        if (entry == null) {
            return null;
        }
        try (var in = zip.getInputStream(entry)) {
            return Manifest.read(in.readAllBytes());
        }
    }

    /** Fills tables from a place; the caller finishes them. */
    static void read(ZipFile zip, String place, Manifest manifest, Tables tables, Map<Integer, String> migrations)
            throws IOException, SQLException {
        tables.make(manifest, migrations);
        for (Table table : manifest.tables()) {
            try (var in = zip.getInputStream(zip.getEntry(place + table.entry()))) {
                tables.copyIn(table, in);
            }
        }
    }

    /** Restores the files to their places, never outside the folder. */
    static void readFiles(ZipFile zip, Path folder) throws IOException {
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().startsWith(FILES)) {
                Path place = folder.resolve(entry.getName().substring(FILES.length()))
                        .normalize();
                if (!place.startsWith(folder)) {
                    throw new Obstacle("%s names a file outside the data folder".formatted(zip.getName()));
                }
                Files.createDirectories(place.resolveSibling("."));
                OwnFile.create(place);
                try (var in = zip.getInputStream(entry);
                        OutputStream out = Files.newOutputStream(place)) {
                    in.transferTo(out);
                }
            }
        }
    }
}
