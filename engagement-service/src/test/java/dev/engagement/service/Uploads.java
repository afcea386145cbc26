package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.service.Running.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Logs with their mappings as a client uploads them, and the jobs that they become. */
final class Uploads {
    static final Map<String, String> MULTIPART = Map.of("Content-Type", "multipart/form-data; boundary=part");
    static final String END = "--part--\r\n";

    private Uploads() {}

    /** A mapping for CSV whose rows open requests of that connection, and close them. */
    static String mapping(String name) {
        return """
                source: /tools/%s
                connection: %s
                format: csv
                request: id
                time: {column: when}
                person: who
                rules:
                  - tell: request-opened
                    first: true
                    data: {activity: incident, service: mail, requester: $person}
                  - tell: request-closed
                    when: {state: Closed}
                    data: {by: $person}
                """.formatted(name, name);
    }

    static Answer post(Running service, String query, String mapping, String log) {
        return post(service, query, mapping, log.getBytes(StandardCharsets.UTF_8));
    }

    static Answer post(Running service, String query, String mapping, byte[] log) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes((part("mapping") + mapping + "\r\n" + part("log")).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(log);
        body.writeBytes(("\r\n" + END).getBytes(StandardCharsets.UTF_8));
        return service.post("/v1/imports" + query, MULTIPART, body.toByteArray());
    }

    private static String part(String name) {
        return "--part\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"f\"\r\n\r\n";
    }

    /** The job that an upload has become. */
    static JsonNode taken(Answer upload) {
        assertThat(upload.status()).as(upload.body().toString()).isEqualTo(202);
        return upload.body();
    }

    static JsonNode done(Running service, Answer upload) {
        return awaitState(service, taken(upload), "done");
    }

    static JsonNode undone(Running service, JsonNode job) {
        service.ask("DELETE", address(job), Map.of(), "");
        return awaitState(service, job, "undone");
    }

    static JsonNode awaitState(Running service, JsonNode job, String state) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> service.get(address(job)).text("state").equals(state));
        return service.get(address(job)).body();
    }

    private static String address(JsonNode job) {
        return "/v1/imports/" + job.path("id").asString();
    }
}
