package dev.engagement.service.intake.webhooks;

import dev.engagement.service.intake.deliveries.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A tool's way to sign a delivery: over the raw bytes, compared in constant time. */
@FunctionalInterface
public interface SignatureScheme {
    /** Most time between a signed time and the arrival, for schemes that sign a time. */
    Duration WINDOW = Duration.ofMinutes(5);

    String STANDARD_PREFIX = "whsec_";

    String BEARER = "Bearer ";

    /** A name before a signature, as in {@code sha256=}. */
    Pattern NAME = Pattern.compile("([A-Za-z0-9_-]{1,20}=)?");

    boolean holds(Delivery delivery, String secret);

    /** Returns the check of hexadecimal HMACs of the body in a header, each after the prefix, separated by commas. */
    static SignatureScheme hex(String header, String prefix, String algorithm) {
        return (delivery, secret) -> {
            String given = delivery.header(header);
            if (given == null) {
                return false;
            }
            byte[] right = hmac(algorithm, secret.getBytes(StandardCharsets.UTF_8), delivery.body());
            boolean holds = false;
            for (String one : given.split(",")) {
                String signature = one.strip();
                holds |= signature.startsWith(prefix) && isHex(signature.substring(prefix.length()), right);
            }
            return holds;
        };
    }

    /**
     * Returns the check of the body's hexadecimal HMAC-SHA-256, alone or after a name as in {@code sha256=}; several are separated by
     * commas.
     */
    static SignatureScheme hexOfBody(String header) {
        return ofBody(header, body -> HexFormat.of().formatHex(body), true);
    }

    /** Returns the same check in base64. */
    static SignatureScheme base64OfBody(String header) {
        return ofBody(header, body -> Base64.getEncoder().encodeToString(body), false);
    }

    private static SignatureScheme ofBody(String header, Function<byte[], String> form, boolean anyCase) {
        return (delivery, secret) -> {
            String given = delivery.header(header);
            if (given == null) {
                return false;
            }
            String right = form.apply(hmac("HmacSHA256", secret.getBytes(StandardCharsets.UTF_8), delivery.body()));
            boolean holds = false;
            for (String one : given.split(",")) {
                String named = one.strip();
                int from = Math.max(0, named.length() - right.length());
                String signature = named.substring(from);
                holds |= NAME.matcher(named.substring(0, from)).matches()
                        && MessageDigest.isEqual(
                                (anyCase ? signature.toLowerCase(Locale.ROOT) : signature)
                                        .getBytes(StandardCharsets.UTF_8),
                                right.getBytes(StandardCharsets.UTF_8));
            }
            return holds;
        };
    }

    /** Returns the check of Standard Webhooks, symmetric: id, time and body, with a secret that starts with {@code whsec_}. */
    static SignatureScheme standard() {
        return (delivery, secret) -> {
            String id = delivery.header("webhook-id");
            String time = delivery.header("webhook-timestamp");
            String given = delivery.header("webhook-signature");
            if (id == null || time == null || given == null || !secret.startsWith(STANDARD_PREFIX)) {
                return false;
            }
            try {
                Instant signedAt = Instant.ofEpochSecond(Long.parseLong(time));
                byte[] key = Base64.getDecoder().decode(secret.substring(STANDARD_PREFIX.length()));
                byte[] right = hmac(
                        "HmacSHA256", key, (id + "." + time + ".").getBytes(StandardCharsets.UTF_8), delivery.body());
                boolean holds = false;
                for (String one : given.split(" ")) {
                    holds |= one.startsWith("v1,") && isBase64(one.substring(3), right);
                }
                return holds && isWithinWindow(signedAt, delivery);
            } catch (IllegalArgumentException | DateTimeException | ArithmeticException notOfTheScheme) {
                return false;
            }
        };
    }

    /** Returns Zendesk's check: base64 of the HMAC-SHA-256 of a signed time and the body. */
    static SignatureScheme zendesk() {
        return (delivery, secret) -> {
            String time = delivery.header("x-zendesk-webhook-signature-timestamp");
            String given = delivery.header("x-zendesk-webhook-signature");
            if (time == null || given == null) {
                return false;
            }
            try {
                byte[] right = hmac(
                        "HmacSHA256",
                        secret.getBytes(StandardCharsets.UTF_8),
                        time.getBytes(StandardCharsets.UTF_8),
                        delivery.body());
                return isBase64(given, right) && isWithinWindow(Instant.parse(time), delivery);
            } catch (DateTimeException notOfTheScheme) {
                return false;
            }
        };
    }

    private static boolean isWithinWindow(Instant signedAt, Delivery delivery) {
        return Duration.between(signedAt, delivery.receivedAt()).abs().compareTo(WINDOW) <= 0;
    }

    /** Returns the check of the secret itself in a header, which proves the sender, not the body. */
    static SignatureScheme token(String header) {
        return (delivery, secret) -> isToken(delivery.header(header), secret);
    }

    /** Returns the check of the secret itself after the word {@code Bearer}. */
    static SignatureScheme bearer(String header) {
        return (delivery, secret) -> {
            String given = delivery.header(header);
            return given != null
                    && given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    && isToken(given.substring(BEARER.length()).strip(), secret);
        };
    }

    private static boolean isToken(@Nullable String given, String secret) {
        return given != null
                && !secret.startsWith(STANDARD_PREFIX)
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    default SignatureScheme or(SignatureScheme other) {
        return (delivery, secret) -> holds(delivery, secret) | other.holds(delivery, secret);
    }

    private static boolean isHex(String given, byte[] right) {
        return MessageDigest.isEqual(
                given.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8),
                HexFormat.of().formatHex(right).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isBase64(String given, byte[] right) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), Base64.getEncoder().encode(right));
    }

    private static byte[] hmac(String algorithm, byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
