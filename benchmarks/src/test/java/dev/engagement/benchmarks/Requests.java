package dev.engagement.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;

/** Requests, each of a team of its own, so that no test sees what another has sent. */
final class Requests {
    private Requests() {}

    /** Opens {@code browser:<key>}. */
    static void open(Installed installed, String key, String title, Instant at)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(installed.service().resolve("/v1/events"))
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString(opening(key, title, at)))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(answer.body());
            }
        }
    }

    /** The message that opens it. */
    static String opening(String key, String title, Instant at) {
        return """
                {"specversion":"1.0","type":"dev.engagement.request-opened.v1","source":"/tools/browser","id":"%1$s",\
                "subject":"browser:%1$s","time":"%3$s","datacontenttype":"application/json",\
                "data":{"activity":"question","service":"mail","team":"%1$s","title":"%2$s"}}""".formatted(key, title, at);
    }
}
