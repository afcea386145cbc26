package dev.engagement.service;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs deliveries as the tools do. */
final class Signing {
    private static final String STANDARD = "whsec_";

    private Signing() {}

    /** The headers with which the tool would deliver that body. */
    static Map<String, String> headers(String tool, String id, byte[] body, String secret) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        headers.putAll(secret.startsWith(STANDARD) ? standard(id, body, secret) : own(tool, id, body, secret));
        return headers;
    }

    private static Map<String, String> own(String tool, String id, byte[] body, String secret) {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(hmac("HmacSHA256", key, body));
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return switch (tool) {
            case "github" -> Map.of("X-Hub-Signature-256", "sha256=" + hex, "X-GitHub-Delivery", id);
            case "jira" -> Map.of("X-Hub-Signature", "sha256=" + hex, "X-Atlassian-Webhook-Identifier", id);
            case "pagerduty" -> Map.of("X-PagerDuty-Signature", "v1=" + "0".repeat(64) + ",v1=" + hex);
            case "gitlab" -> Map.of("X-Gitlab-Token", secret, "Idempotency-Key", id);
            case "gitea" -> Map.of("X-Gitea-Signature", hex, "X-Gitea-Delivery", id);
            case "zammad" ->
                Map.of(
                        "X-Hub-Signature",
                        "sha1=" + HexFormat.of().formatHex(hmac("HmacSHA1", key, body)),
                        "X-Zammad-Delivery",
                        id);
            case "zendesk" ->
                Map.of(
                        "X-Zendesk-Webhook-Invocation-Id",
                        id,
                        "X-Zendesk-Webhook-Signature-Timestamp",
                        now,
                        "X-Zendesk-Webhook-Signature",
                        Base64.getEncoder()
                                .encodeToString(
                                        hmac("HmacSHA256", key, concat(now.getBytes(StandardCharsets.UTF_8), body))));
            case "alertmanager" -> Map.of("Authorization", "Bearer " + secret);
            case "request-tracker" ->
                Map.of("X-Engagement-Token", secret, "X-RT-Transaction", "t" + Arrays.hashCode(body));
            default -> Map.of("X-Engagement-Token", secret);
        };
    }

    private static Map<String, String> standard(String id, byte[] body, String secret) {
        String time = String.valueOf(Instant.now().getEpochSecond());
        byte[] content = concat((id + "." + time + ".").getBytes(StandardCharsets.UTF_8), body);
        byte[] key = Base64.getDecoder().decode(secret.substring(STANDARD.length()));
        String signature = Base64.getEncoder().encodeToString(hmac("HmacSHA256", key, content));
        return Map.of("webhook-id", id, "webhook-timestamp", time, "webhook-signature", "v1," + signature);
    }

    private static byte[] hmac(String algorithm, byte[] key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}
