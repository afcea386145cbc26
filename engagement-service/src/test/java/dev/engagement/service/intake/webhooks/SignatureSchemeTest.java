package dev.engagement.service.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.RealInput;
import dev.engagement.service.intake.deliveries.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignatureSchemeTest {
    /** The example of GitHub's documentation on validating webhook deliveries. */
    private static final String HELLO = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private static final String SECRET = "It's a Secret to Everybody";
    private static final SignatureScheme GITHUB = SignatureScheme.hex("x-hub-signature-256", "sha256=", "HmacSHA256");
    private static final SignatureScheme PAGERDUTY = SignatureScheme.hex("x-pagerduty-signature", "v1=", "HmacSHA256");

    private static Delivery delivery(Map<String, String> headers, byte[] body, Instant at) {
        return new Delivery("d", at, headers, body);
    }

    private static Delivery hello(String header, String signature) {
        return delivery(Map.of(header, signature), "Hello, World!".getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
    }

    private static boolean verifies(Delivery delivery, SignatureScheme signature, String... secrets) {
        return Connection.plain("c", List.of(secrets), new Dialect("c", Map.of()))
                .verifies(delivery, signature);
    }

    @Test
    void the_documented_example_verifies_with_any_of_several_secrets_and_with_no_other() {
        Delivery hello = hello("x-hub-signature-256", HELLO);
        assertThat(verifies(hello, GITHUB, "old", SECRET)).isTrue();
        assertThat(verifies(hello, GITHUB, "old")).isFalse();
        assertThat(verifies(hello, GITHUB)).isFalse();
    }

    @Test
    void one_right_signature_among_several_is_enough_and_its_prefix_is_required() {
        String hex = HELLO.substring("sha256=".length());
        assertThat(verifies(hello("x-pagerduty-signature", "v1=00,v1=" + hex), PAGERDUTY, SECRET))
                .isTrue();
        assertThat(verifies(hello("x-pagerduty-signature", "v0=" + hex), PAGERDUTY, SECRET))
                .isFalse();
        assertThat(verifies(hello("x-pagerduty-signature", ""), PAGERDUTY, SECRET))
                .isFalse();
    }

    @Test
    void any_flipped_byte_breaks_the_signature() {
        byte[] body = "Hello, World!".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < body.length; i++) {
            byte[] flipped = body.clone();
            flipped[i] ^= 1;
            assertThat(verifies(delivery(Map.of("x-hub-signature-256", HELLO), flipped, Instant.EPOCH), GITHUB, SECRET))
                    .isFalse();
        }
    }

    @Test
    void the_vector_of_standard_webhooks_verifies_within_its_window_alone() throws IOException {
        JsonNode vector =
                new JsonMapper().readTree(Files.readAllBytes(RealInput.data("webhooks/standard-webhooks/vector.json")));
        Map<String, String> headers = new HashMap<>();
        vector.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        byte[] body = vector.path("body").asString().getBytes(StandardCharsets.UTF_8);
        String secret = vector.path("secret").asString();
        Instant signed =
                Instant.ofEpochSecond(vector.at("/headers/webhook-timestamp").asLong());
        assertThat(verifies(delivery(headers, body, signed), SignatureScheme.standard(), secret))
                .isTrue();
        assertThat(verifies(delivery(headers, body, signed.plusSeconds(300)), SignatureScheme.standard(), secret))
                .isTrue();
        assertThat(verifies(delivery(headers, body, signed.plusSeconds(301)), SignatureScheme.standard(), secret))
                .isFalse();
        assertThat(verifies(delivery(headers, body, signed.minusSeconds(301)), SignatureScheme.standard(), secret))
                .isFalse();
        headers.put("webhook-id", "another");
        assertThat(verifies(delivery(headers, body, signed), SignatureScheme.standard(), secret))
                .isFalse();
        headers.put("webhook-timestamp", "9".repeat(18));
        assertThat(verifies(delivery(headers, body, signed), SignatureScheme.standard(), secret))
                .isFalse();
    }

    /** Zendesk's scheme, by the vector of its own definition: base64(HMAC-SHA256(time + body)). */
    @Test
    void a_zendesk_signature_covers_time_and_body() throws Exception {
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = java.util.Base64.getEncoder()
                .encodeToString(mac.doFinal("2026-01-01T00:00:00ZHello".getBytes(StandardCharsets.UTF_8)));
        Map<String, String> headers = Map.of(
                "x-zendesk-webhook-signature",
                signature,
                "x-zendesk-webhook-signature-timestamp",
                "2026-01-01T00:00:00Z");
        byte[] body = "Hello".getBytes(StandardCharsets.UTF_8);
        Instant signed = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(verifies(delivery(headers, body, signed), SignatureScheme.zendesk(), SECRET))
                .isTrue();
        assertThat(verifies(delivery(headers, body, signed.plusSeconds(301)), SignatureScheme.zendesk(), SECRET))
                .isFalse();
        assertThat(verifies(delivery(headers, new byte[1], signed), SignatureScheme.zendesk(), SECRET))
                .isFalse();
    }

    @Test
    void a_signing_secret_never_passes_as_a_token() {
        SignatureScheme token = SignatureScheme.standard().or(SignatureScheme.token("x-gitlab-token"));
        assertThat(verifies(hello("x-gitlab-token", "abc"), token, "abc")).isTrue();
        assertThat(verifies(hello("x-gitlab-token", "abd"), token, "abc")).isFalse();
        assertThat(verifies(hello("x-gitlab-token", "whsec_YWJj"), token, "whsec_YWJj"))
                .isFalse();
    }
}
