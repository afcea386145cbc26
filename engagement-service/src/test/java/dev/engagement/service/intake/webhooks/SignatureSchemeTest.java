package dev.engagement.service.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.tests.RealInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

    /** A delivery by Standard Webhooks: {@code base64(HMAC-SHA256(id.time.body))} under the secret that stands after its prefix. */
    private record Signed(String secret, Instant at, Map<String, String> headers, byte[] body) {}

    static Stream<Signed> signed() throws GeneralSecurityException {
        return Stream.concat(
                Stream.of(made()),
                RealInput.at("webhooks/standard-webhooks/vector.json").stream().map(SignatureSchemeTest::vector));
    }

    private static Signed made() throws GeneralSecurityException {
        byte[] key = "thirty-two bytes of a known key!".getBytes(StandardCharsets.UTF_8);
        byte[] body = "{\"of\":\"our own making\"}".getBytes(StandardCharsets.UTF_8);
        byte[] content = "msg_1.1767603600.{\"of\":\"our own making\"}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of(
                "webhook-id",
                "msg_1",
                "webhook-timestamp",
                "1767603600",
                "webhook-signature",
                "v1," + mac(key, content));
        return new Signed(
                "whsec_" + Base64.getEncoder().encodeToString(key),
                Instant.parse("2026-01-05T09:00:00Z"),
                headers,
                body);
    }

    private static Signed vector(Path file) {
        JsonNode vector = new JsonMapper().readTree(file.toFile());
        Map<String, String> headers = new HashMap<>();
        vector.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        return new Signed(
                vector.path("secret").asString(),
                Instant.ofEpochSecond(vector.at("/headers/webhook-timestamp").asLong()),
                headers,
                vector.path("body").asString().getBytes(StandardCharsets.UTF_8));
    }

    private static String mac(byte[] key, byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(content));
    }

    private static boolean verifiesAt(Signed signed, int seconds, Map<String, String> changed) {
        Map<String, String> headers = new HashMap<>(signed.headers());
        headers.putAll(changed);
        return verifies(
                delivery(headers, signed.body(), signed.at().plusSeconds(seconds)),
                SignatureScheme.standard(),
                signed.secret());
    }

    @ParameterizedTest
    @MethodSource("signed")
    void a_delivery_by_standard_webhooks_verifies_within_its_window_alone(Signed signed) {
        assertThat(verifiesAt(signed, 0, Map.of())).isTrue();
        assertThat(verifiesAt(signed, 300, Map.of())).isTrue();
        assertThat(verifiesAt(signed, 301, Map.of())).isFalse();
        assertThat(verifiesAt(signed, -301, Map.of())).isFalse();
        assertThat(verifiesAt(signed, 0, Map.of("webhook-id", "another"))).isFalse();
        assertThat(verifiesAt(signed, 0, Map.of("webhook-timestamp", "9".repeat(18))))
                .isFalse();
    }

    /** Zendesk's scheme, by the vector of its own definition: base64(HMAC-SHA256(time + body)). */
    @Test
    void a_zendesk_signature_covers_time_and_body() throws Exception {
        String signature = mac(
                SECRET.getBytes(StandardCharsets.UTF_8), "2026-01-01T00:00:00ZHello".getBytes(StandardCharsets.UTF_8));
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
