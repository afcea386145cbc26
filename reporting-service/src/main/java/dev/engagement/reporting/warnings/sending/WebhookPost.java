package dev.engagement.reporting.warnings.sending;

import dev.engagement.documents.subscriptions.Recipient.Webhook;
import dev.engagement.documents.subscriptions.Recipient.WebhookFormat;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts to webhooks, signed as Standard Webhooks say. */
@Component
public class WebhookPost {
    private static final String PREFIX = "whsec_";
    private static final int OK = 200;
    private static final int NO_LONGER_OK = 300;

    private final HttpClient client;
    private final JsonMapper json;
    private final Duration patience;

    WebhookPost(JsonMapper json, @Value("${engagement.warnings.patience}") Duration patience) {
        this.json = json;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    private record ChatText(String text) {}

    /**
     * Posts one message.
     *
     * @param event its CloudEvent
     * @param text the same in a few words, for a chat
     */
    public void post(String id, Webhook webhook, String event, String text, long second)
            throws Undelivered, InterruptedException {
        boolean isText = webhook.format() == WebhookFormat.TEXT;
        String body = isText ? json.writeValueAsString(new ChatText(text)) : event;
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook.address())
                .timeout(patience)
                .header("Content-Type", isText ? "application/json" : "application/cloudevents+json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(second))
                .POST(BodyPublishers.ofString(body));
        if (!webhook.secrets().isEmpty()) {
            request.header("webhook-signature", signatures(webhook.secrets(), id + "." + second + "." + body));
        }
        send(request.build());
    }

    private void send(HttpRequest request) throws Undelivered, InterruptedException {
        try {
            // Only the status counts; an answer that never ends is not read.
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            answer.body().close();
            if (answer.statusCode() < OK || answer.statusCode() >= NO_LONGER_OK) {
                throw new Undelivered("it answered " + answer.statusCode());
            }
        } catch (IOException broken) {
            // The exception's own words may hold the address.
            throw new Undelivered("it cannot be reached: " + broken.getClass().getSimpleName());
        }
    }

    private static String signatures(List<String> secrets, String signed) {
        return secrets.stream().map(secret -> "v1," + hmac(secret, signed)).collect(Collectors.joining(" "));
    }

    private static String hmac(String secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
