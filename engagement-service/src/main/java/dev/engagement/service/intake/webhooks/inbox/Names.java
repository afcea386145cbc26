package dev.engagement.service.intake.webhooks.inbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Names deliveries: the same name whenever a tool delivers the same again. */
final class Names {
    private static final int LONGEST = 120;

    private Names() {}

    static String of(List<String> idHeaders, Map<String, String> headers, byte[] body) {
        for (String header : idHeaders) {
            String id = headers.get(header);
            if (id != null
                    && !id.isBlank()
                    && id.length() <= LONGEST
                    && id.chars().allMatch(c -> c > 32 && c < 127)) {
                return id;
            }
        }
        try {
            return "sha256-"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
