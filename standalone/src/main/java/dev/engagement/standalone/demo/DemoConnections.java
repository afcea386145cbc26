package dev.engagement.standalone.demo;

import dev.engagement.standalone.folder.OwnFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo's connections: a desk that pushes what happens, and a code host that has fallen silent.
 *
 * @param folder the folder of connections
 */
public record DemoConnections(Path folder) {
    static final String DESK = "demo-desk";
    static final String CODE = "demo-code";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PREFIX = "whsec_";

    /** Writes the files of those that are missing. */
    public void prepare() throws IOException {
        Files.createDirectories(folder);
        prepare(DESK, "standard");
        prepare(CODE, "github");
    }

    private void prepare(String name, String tool) throws IOException {
        if (Files.notExists(secret(name))) {
            byte[] bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            OwnFile.create(secret(name), PREFIX + Base64.getEncoder().encodeToString(bytes) + "\n");
        }
        if (Files.notExists(folder.resolve(name + ".yaml"))) {
            OwnFile.create(folder.resolve(name + ".yaml"), "tool: " + tool + "\nsecret-files: [" + name + ".secret]\n");
        }
    }

    private Path secret(String name) {
        return folder.resolve(name + ".secret");
    }

    /** Pushes messages as the desk's webhook, signed as Standard Webhooks; returns whether they are on disk. */
    boolean push(HttpClient http, URI service, List<DemoMessage> messages, Instant now)
            throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        byte[] body = JSON.writeValueAsBytes(
                messages.stream().map(DemoMessage::cloudEvent).toList());
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/webhooks/" + DESK))
                .timeout(Duration.ofMinutes(1))
                .header("content-type", "application/cloudevents-batch+json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", "v1," + signature(id + "." + now.getEpochSecond() + ".", body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 202;
    }

    private String signature(String head, byte[] body) throws IOException {
        String secret = Files.readString(secret(DESK)).strip().substring(PREFIX.length());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
