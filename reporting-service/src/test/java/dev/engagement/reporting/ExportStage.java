package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Conversation.CustomerContacted;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.measures.Tales;
import dev.engagement.tests.Stories;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A record of seeded tales and one odd request, with its Parquet files. */
abstract class ExportStage {
    static final Instant KNOWN = Instant.parse("2026-09-01T00:00:00Z");
    static final String NASTY = "a \"quoted\", \r\n twofold \u0001 ligne ü";
    static final int TALES = 80;
    static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;

    static Path exports;
    static Stage stage;
    static Service service;
    static final List<Recorded> TOLD = new ArrayList<>();

    @BeforeAll
    static void tell() throws Exception {
        TOLD.clear();
        stage = new Stage().withTopics();
        exports = Files.createDirectory(folder.resolve("it's here"));
        service = stage.service(Stage.database(), "--engagement.exports.folder=" + exports);
        for (int seed = 0; seed < TALES; seed++) {
            String request = "tales:" + (seed + 100);
            Tales.story(new Random(seed)).forEach(entry -> TOLD.add(about(request, entry)));
        }
        TOLD.addAll(Stories.utc()
                .about("odd:1")
                .at("2026-03-02T09:00")
                .entry(new RequestOpened(
                        "incident", "mail", null, null, Level.HIGH, null, null, null, 3, null, "https://x/?" + NASTY))
                .entry(new CustomerContacted(null))
                .at("2026-03-02T08:00")
                .told("person:ana")
                .entries());
        stage.publish(TOLD);
        stage.complete(KNOWN.plusMillis(1));
        service.awaitComplete(KNOWN.plusMillis(1));
        fetch("/v1/history?format=parquet&known=" + KNOWN, "history.parquet");
        fetch("/v1/readings?format=parquet&known=" + KNOWN, "readings.parquet");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    static Recorded about(String request, Recorded entry) {
        return new Recorded(
                entry.entryId(),
                entry.source(),
                entry.messageId(),
                request,
                entry.occurredAt(),
                entry.recordedAt(),
                entry.sequence(),
                entry.entry());
    }

    static HttpResponse<byte[]> fetch(String path, @Nullable String file) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url() + path));
            if (file == null) {
                request.header("Accept-Encoding", "gzip");
            }
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            if (file != null) {
                Files.write(folder.resolve(file), answer.body());
            }
            return answer;
        }
    }
}
