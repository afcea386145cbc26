package dev.engagement.service.intake.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The installation's key, which signs references and digests. It never rotates, since references must stay the same for ever, and belongs
 * in the backup. All instances of one installation share it.
 */
public final class InstallationKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    /**
     * A template that is only copied: each request has a thread of its own, and creating a Mac for each would look up its provider every
     * time.
     */
    private final Mac blank;

    private InstallationKey(byte[] bytes) {
        try {
            blank = Mac.getInstance(ALGORITHM);
            blank.init(new SecretKeySpec(bytes, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the key in that file; creates the file if it does not exist. */
    public static InstallationKey at(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            byte[] bytes = HexFormat.of().parseHex(Files.readString(file).strip());
            if (bytes.length != BYTES) {
                throw new IllegalStateException(file + " must hold " + 2 * BYTES + " hex digits");
            }
            return new InstallationKey(bytes);
        } catch (IllegalArgumentException notHex) {
            throw new IllegalStateException(file + " must hold " + 2 * BYTES + " hex digits", notHex);
        } catch (IOException unreadable) {
            throw new IllegalStateException("The installation's key cannot be read from " + file, unreadable);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException another) {
            return;
        }
        Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n", StandardOpenOption.SYNC);
    }

    /** Returns the HMAC-SHA-256 of the parts, each with its length, so that no two lists of parts have the same input. */
    public byte[] sign(String... parts) {
        Mac mac = copy();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update((byte) (bytes.length >>> 24));
            mac.update((byte) (bytes.length >>> 16));
            mac.update((byte) (bytes.length >>> 8));
            mac.update((byte) bytes.length);
            mac.update(bytes);
        }
        return mac.doFinal();
    }

    private Mac copy() {
        try {
            return (Mac) blank.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
