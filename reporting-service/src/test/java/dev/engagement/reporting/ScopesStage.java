package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.documents.keys.KeyScope;
import dev.engagement.documents.keys.Role;
import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Recorded;
import dev.engagement.events.TopicNames;
import dev.engagement.tests.Stories;
import dev.engagement.tests.access.Matrix;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Two units: one that readers are bound to, and one that comes later and is none of their business. */
abstract class ScopesStage {
    /** Whatever the other unit has bears this word, which is also asked for. */
    static final String OTHER = "zebra";

    /** The one reader who has a session. */
    static final String BROWSER = "browser";
    /** Of all roles that a person may have, so that nothing but the scope holds them back. */
    private static final String[] MANY = {"steward", "customer", "links", "push", "signer"};

    private static final String COOKIE = "Cookie: ";

    static final String COMPLETE = "2026-03-20T00:00:00Z";
    static final String KNOWN = "2026-03-19T00:00:00Z";
    static final String SPAN = "from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";
    static final Stage STAGE = new Stage().withTopics();
    static final Matrix MATRIX = new Matrix();
    static final Map<String, String> BOUND = new LinkedHashMap<>();
    static final HttpClient CLIENT = HttpClient.newHttpClient();
    static Stage.Service service;

    @BeforeAll
    static void tell() {
        service = STAGE.service(
                Stage.database(),
                Stream.concat(
                                Stream.of(MATRIX.settings()),
                                Stream.of(
                                        "--engagement.oidc.client-id=page",
                                        "--engagement.oidc.client-secret=s3cret",
                                        "--engagement.live-every=PT0.2S"))
                        .toArray(String[]::new));
        KeyScope sales = KeyScope.of(List.of("business-unit:sales"));
        BOUND.put("read key", MATRIX.add("sales-read", Role.READ, sales));
        BOUND.put("customer key", MATRIX.add("sales-customer", Role.CUSTOMER, sales));
        BOUND.put("token", MATRIX.issuer().tokenBound(List.of("business-unit:sales"), "audit"));
        BOUND.put("token of many roles", MATRIX.issuer().tokenBound("business-unit:sales", MANY));
        BOUND.put("links key", MATRIX.add("sales-links", Role.LINKS, KeyScope.of(List.of("source:/tools/sales"))));
        MATRIX.issuer().signInBound(List.of("business-unit:sales"), MANY);
        BOUND.put(BROWSER, signIn());
        STAGE.publish(request("sales:1", "sales").owner("person:sales").entries());
        STAGE.publish(request("sales:2", "sales").resolved("person:sales").entries());
        STAGE.publish(request("sales:merged", "sales").merged("zebra:1").entries());
        name("person:sales", "person", "Sal");
        complete(3);
    }

    /** Has the other unit come. */
    static void tellTheOther() {
        STAGE.publish(List.of(charter()));
        STAGE.publish(request("zebra:1", OTHER).owner("person:zebra").entries());
        STAGE.publish(request("zebra:2", OTHER).resolved("person:zebra").entries());
        STAGE.publish(request("zebra:late", OTHER)
                .at("2026-03-03T09:00")
                .owner("person:zebra")
                .entries());
        name("person:zebra", "person", OTHER);
        name("text:zebra", "text", "The zebra is on fire");
        park();
        complete(6);
    }

    @AfterAll
    static void close() {
        CLIENT.close();
        STAGE.close();
        MATRIX.close();
    }

    static Stories request(String request, String unit) {
        return Stories.utc()
                .about(request)
                .toldBy("/tools/" + unit)
                .at("2026-03-02T09:00")
                .entry(new RequestOpened(
                        "incident",
                        unit,
                        unit,
                        null,
                        Level.HIGH,
                        Level.HIGH,
                        "person:" + unit,
                        unit,
                        null,
                        "text:" + unit,
                        null,
                        unit))
                .at("2026-03-02T10:00");
    }

    static Recorded charter() {
        Map<String, Object> document = new HashMap<>(CharterDocument.write(Charter.standard()));
        document.put("charter", OTHER);
        document.put("for", Map.of("business-unit", List.of(OTHER)));
        Instant at = Instant.parse("2026-02-20T00:00:00Z");
        return new Recorded(
                UUID.randomUUID(),
                "/v1/charters",
                CharterPublished.messageId(OTHER, 1),
                CharterPublished.subject(OTHER),
                at,
                at,
                0,
                new CharterPublished(CharterDocument.read(document)));
    }

    static void name(String reference, String kind, String text) {
        STAGE.publish(new ProducerRecord<>(
                TopicNames.DIRECTORY,
                reference,
                ("{\"kind\":\"" + kind + "\",\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8)));
    }

    /** Publishes an entry of the other unit that nobody can read. */
    static void park() {
        ProducerRecord<String, byte[]> broken =
                EntryRecords.of(request("zebra:parked", OTHER).entries().getFirst());
        STAGE.publish(new ProducerRecord<>(
                broken.topic(), null, broken.key(), "{".getBytes(StandardCharsets.UTF_8), broken.headers()));
    }

    static void complete(int requests) {
        STAGE.complete(Instant.parse(COMPLETE));
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        body("/v1/requests?state=any", MATRIX.secret("read")).split("\"openedAt\"", -1).length
                                == requests + 1);
        // A view says so as long as what it shows is of the past: not in one answer, and in the next.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> body("/board", MATRIX.secret("read")).contains("Behind:"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> body("/v1/scorecard?known=" + KNOWN, MATRIX.secret("read")));
    }

    /** Signs in with a browser, and returns the header by which its session is known. */
    private static String signIn() {
        CookieManager cookies = new CookieManager();
        try (HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + "/board"))
                    .header("Accept", "text/html")
                    .build();
            assertThat(browser.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
        return COOKIE
                + cookies.getCookieStore().getCookies().stream()
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
    }

    static String bound(String reader) {
        return Objects.requireNonNull(BOUND.get(reader));
    }

    static String body(String path, String secret) {
        HttpResponse<String> answer = ask(path, secret);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    static HttpResponse<String> ask(String path, String secret) {
        return send("GET", path, secret);
    }

    static HttpResponse<String> send(String method, String path, String reader, String... headers) {
        try {
            return CLIENT.send(request(method, path, reader, headers).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * Returns a request by a reader.
     *
     * @param reader a key, a token, or the header of a session
     */
    static HttpRequest.Builder request(String method, String path, String reader, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url() + path.replace(" ", "%20")))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (reader.startsWith(COOKIE)) {
            request.header("Cookie", reader.substring(COOKIE.length()));
        } else {
            request.header("Authorization", "Bearer " + reader);
        }
        for (int at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        return request;
    }
}
