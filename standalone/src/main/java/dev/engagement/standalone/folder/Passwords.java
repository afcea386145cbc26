package dev.engagement.standalone.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords of the parts, each in a file that only its user may read. */
public final class Passwords {
    private static final int BYTES = 24;

    private Passwords() {}

    /** Makes a random password if there is none; an interrupted start leaves no partial one. */
    public static synchronized void make(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        writeAlone(fresh, HexFormat.of().formatHex(secret) + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    public static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    /** Writes a file with a password, which no other user can read at any moment. */
    public static void writeAlone(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        OwnFile.create(file, text);
    }
}
