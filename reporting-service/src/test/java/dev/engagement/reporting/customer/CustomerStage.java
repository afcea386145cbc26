package dev.engagement.reporting.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Recorded;
import dev.engagement.events.TopicNames;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.StandInCommandSide;
import dev.engagement.reporting.warnings.outbox.OutboxDatabase;
import dev.engagement.tests.Stories;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reading side for customers, and a command side that keeps what it hears. */
final class CustomerStage implements AutoCloseable {
    static final String KEY = "door-key";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NONCE = Pattern.compile("name=\"nonce\" value=\"([^\"]+)\"");

    final Stage stage = new Stage().withTopics();
    final StandInCommandSide commandSide = new StandInCommandSide();
    final Stage.Service service;

    CustomerStage(String... settings) {
        service = stage.service(
                Stage.database(),
                Stream.concat(
                                Stream.of(
                                        "--engagement.command-side=" + commandSide.url(),
                                        "--engagement.customer-door-key=" + KEY,
                                        Stage.outbox(Stage.database())),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    /** A request of a customer's, opened some time ago. */
    static Stories opened(String request, @Nullable String requester, String unit, Duration ago) {
        LocalDateTime then = LocalDateTime.ofInstant(Instant.now().minus(ago), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS);
        return Stories.utc()
                .about(request)
                .toldBy("/tools/desk")
                .at(then.toString())
                .entry(new RequestOpened(
                        "incident",
                        "mail",
                        "desk",
                        null,
                        Level.HIGH,
                        Level.HIGH,
                        requester,
                        unit,
                        null,
                        "text:" + request,
                        null,
                        null));
    }

    void publish(Stories story) {
        stage.publish(story.entries());
        service.awaitEntries(
                story.entries().getFirst().subject(), story.entries().size());
    }

    /** Publishes version 2 of the charter that judges: the standard one with another member, in force for long. */
    void charter(String member, Object value) {
        Map<String, Object> document = new HashMap<>(CharterDocument.write(Charter.standard()));
        document.put("effectiveFrom", "2001-01-01T00:00:00Z");
        document.put(member, value);
        Instant at = Instant.parse("2001-01-01T00:00:00Z");
        String name = Charter.standard().name();
        stage.publish(List.of(new Recorded(
                UUID.randomUUID(),
                "/v1/charters",
                CharterPublished.messageId(name, 2),
                CharterPublished.subject(name),
                at,
                at,
                0,
                new CharterPublished(CharterDocument.read(document)))));
        await().atMost(Duration.ofSeconds(30)).until(() -> !service.database()
                .queryForList("select 1 from charter where version = 2")
                .isEmpty());
    }

    /** Names somebody or something; null erases. */
    void name(String reference, @Nullable String text) {
        String kind = reference.substring(0, reference.indexOf(':'));
        stage.publish(new ProducerRecord<>(
                TopicNames.DIRECTORY,
                reference,
                text == null
                        ? null
                        : ("{\"kind\":\"" + kind + "\",\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8)));
        await().atMost(Duration.ofSeconds(30)).until(() -> service.database()
                .queryForList("select text from directory where reference = ?", String.class, reference)
                .equals(text == null ? List.of() : List.of(text)));
    }

    /** Returns the database that is not derived. */
    JdbcTemplate outbox() {
        return service.bean(OutboxDatabase.class).jdbc();
    }

    /** Returns the path of a link that the door hands out. */
    String link(String kind, String request) {
        Answer answer = service.get("/v1/links?request=" + request);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return path(answer.json().get(kind).asString());
    }

    static String path(String address) {
        return address.substring("http://127.0.0.1:8081".length());
    }

    String page(String path) {
        Answer answer = service.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().replace("&#39;", "'");
    }

    /** Returns the nonces of a page's forms, in their order. */
    static List<String> nonces(String page) {
        return NONCE.matcher(page).results().map(found -> found.group(1)).toList();
    }

    static String nonce(String page) {
        Matcher found = NONCE.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    Answer post(String path, String... fields) {
        List<String> form = new ArrayList<>();
        for (String field : fields) {
            int equals = field.indexOf('=');
            form.add(field.substring(0, equals + 1)
                    + URLEncoder.encode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return service.post(path, "application/x-www-form-urlencoded", String.join("&", form));
    }

    /** Sends a document with a key. */
    Answer ask(String method, String path, String secret, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(), answer.body(), answer.headers().map());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Returns the events of the last batch that the command side heard. */
    List<JsonNode> lastSaid() {
        return List.copyOf(JSON.readTree(commandSide.said().getLast()).values());
    }

    @Override
    public void close() {
        stage.close();
        commandSide.close();
    }
}
