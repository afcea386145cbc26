package dev.engagement.reporting.warnings;

import dev.engagement.reporting.readings.Target;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A warning: a step of a request's deadline has passed.
 *
 * @param subscription the name of the subscription that asked for it
 * @param step in words, as in {@code PT30M}
 * @param stepAt when the step passed
 * @param state of the request
 */
public record Warning(
        String subscription,
        String request,
        Target target,
        Instant due,
        String step,
        Instant stepAt,
        String state,
        String urgency,
        @Nullable String service,
        @Nullable String team) {
    private static final int ID_DIGITS = 32;

    /** Returns the id, the same whoever decides on the warning and how often. */
    public String id() {
        String key = List.of(subscription, request, target.word(), due.toString(), step).stream()
                .map(Warning::quoted)
                .collect(Collectors.joining(",", "[", "]"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
