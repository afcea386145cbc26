package dev.engagement.service.intake.deliveries;

import dev.engagement.service.intake.directory.InstallationKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Encrypts deliveries, each with a key of its own that is derived from the installation's. */
@Component
public final class Seal {
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final InstallationKey key;
    private final SecureRandom random = new SecureRandom();

    public Seal(InstallationKey key) {
        this.key = key;
    }

    public byte[] close(byte[] open) {
        byte[] salt = random(SALT);
        byte[] nonce = random(NONCE);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, salt, nonce, open);
        return ByteBuffer.allocate(SALT + NONCE + sealed.length)
                .put(salt)
                .put(nonce)
                .put(sealed)
                .array();
    }

    public byte[] open(byte[] closed) {
        ByteBuffer parts = ByteBuffer.wrap(closed);
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        byte[] sealed = new byte[closed.length - SALT - NONCE];
        parts.get(salt).get(nonce).get(sealed);
        return apply(Cipher.DECRYPT_MODE, salt, nonce, sealed);
    }

    private byte[] apply(int mode, byte[] salt, byte[] nonce, byte[] bytes) {
        try {
            byte[] own = key.sign("seal", HexFormat.of().formatHex(salt));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(own, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(
                    "A delivery cannot be opened: it was damaged, or sealed with another installation's key", broken);
        }
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
