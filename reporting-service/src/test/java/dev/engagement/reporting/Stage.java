package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.engagement.events.Recorded;
import dev.engagement.events.TopicNames;
import dev.engagement.tests.contract.Document;
import dev.engagement.tests.contract.OpenApi;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real broker, a real PostgreSQL, and the service between them. Both are shared by all tests of this module; each stage has topics of
 * its own by their prefix, and each database its own name.
 */
public final class Stage implements AutoCloseable {
    private static final OpenApi CONTRACT = new OpenApi(Document.resource("static/openapi.yaml"));
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Topics topics = new Topics();
    private final List<Service> services = new ArrayList<>();

    public Stage withTopics() {
        topics.create();
        return this;
    }

    /** An empty database of its own. */
    public static String database() {
        return Databases.create();
    }

    /** The setting by which services share an outbox of that name. */
    public static String outbox(String database) {
        return "--engagement.outbox.url=" + Databases.url(database);
    }

    public Service service(String database, String... settings) {
        Service service = new Service(new SpringApplicationBuilder(ReportingService.class)
                .run(settings(database, settings).toArray(String[]::new)));
        services.add(service);
        return service;
    }

    /** The settings of a service, wherever it runs; the given ones come before those of every test. */
    public List<String> settings(String database, String... given) {
        Map<String, String> settings = new LinkedHashMap<>();
        List<String> usual = List.of(
                "--server.port=0",
                "--spring.datasource.url=" + Databases.url(database) + "&reWriteBatchedInserts=true",
                outbox(Databases.OUTBOX),
                "--spring.kafka.bootstrap-servers=" + topics.brokers(),
                "--engagement.topic-prefix=" + topics.prefix(),
                "--spring.kafka.consumer.group-id=reporting-" + NUMBER.incrementAndGet(),
                "--spring.kafka.consumer.properties.metadata.max.age.ms=500",
                "--engagement.follow-every=PT0.2S",
                // Nobody says here every second that all is complete, as the command side does.
                "--engagement.stalled-after=PT1H");
        // A setting given twice would be a list.
        Stream.concat(usual.stream(), Stream.of(given))
                .forEach(setting -> settings.put(setting.substring(0, setting.indexOf('=')), setting));
        return List.copyOf(settings.values());
    }

    public void publish(List<Recorded> entries) {
        topics.send(entries.stream().map(EntryRecords::of).toList());
    }

    public RecordMetadata publish(ProducerRecord<String, byte[]> record) {
        return topics.send(List.of(record)).getFirst();
    }

    public void loseRequests() {
        topics.loseRequests();
    }

    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        return topics.records(topic);
    }

    /** Says that everything recorded before that instant is on the topic by now. */
    public void complete(Instant to) {
        complete(to, 0, Map.of());
    }

    /**
     * The same with what proves it.
     *
     * @param epoch how often records were lost
     * @param entries how many entries were sent to each partition
     */
    public void complete(Instant to, long epoch, Map<Integer, Long> entries) {
        Map<String, Map<String, Long>> ends = topics.ends();
        publish(new ProducerRecord<>(
                TopicNames.COMPLETENESS,
                TopicNames.REQUESTS,
                JSON.writeValueAsBytes(Map.of(
                        "completeTo",
                        to.toString(),
                        "offsets",
                        Objects.requireNonNull(ends.get(TopicNames.REQUESTS)),
                        "charterOffsets",
                        Objects.requireNonNull(ends.get(TopicNames.CHARTERS)),
                        "epoch",
                        epoch,
                        "entries",
                        entries))));
    }

    @Override
    public void close() {
        services.forEach(Service::close);
        topics.close();
    }

    /** An answer over HTTP. */
    public record Answer(int status, String body, Map<String, List<String>> headers) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The first group of a scorecard. */
        public JsonNode group() {
            assertThat(status).as(body).isEqualTo(200);
            return json().get("groups").get(0);
        }
    }

    /** The service while it runs. */
    public static final class Service implements AutoCloseable {
        private final ConfigurableApplicationContext context;
        private final HttpClient client = HttpClient.newHttpClient();

        Service(ConfigurableApplicationContext context) {
            this.context = context;
        }

        public Answer get(String path) {
            return send(request(path));
        }

        public Answer get(String path, String header, String value) {
            return send(request(path).header(header, value));
        }

        public Answer post(String path, String contentType, String body) {
            return send(
                    request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        public Answer delete(String path) {
            return send(request(path).DELETE());
        }

        public String url() {
            return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
        }

        public <T> T bean(String name, Class<T> type) {
            return context.getBean(name, type);
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(30));
        }

        /** Every answer that a test sees is held against what is documented. */
        private Answer send(HttpRequest.Builder builder) {
            try {
                HttpRequest request = builder.build();
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(CONTRACT.faults(
                                request.method(),
                                request.uri().getRawPath(),
                                answer.statusCode(),
                                answer.headers().firstValue("Content-Type").orElse(""),
                                answer.body()))
                        .as("%s answered %d: %s", request, answer.statusCode(), answer.body())
                        .isEmpty();
                return new Answer(
                        answer.statusCode(), answer.body(), answer.headers().map());
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }

        /** Waits until everything recorded before that instant has arrived. */
        public void awaitComplete(Instant to) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        JsonNode completeTo = get("/v1/scorecard?from=1950-01-01T00:00:00Z&to=1950-01-02T00:00:00Z")
                                .json()
                                .get("asOf")
                                .get("completeTo");
                        return !completeTo.isNull()
                                && !Instant.parse(completeTo.asString()).isBefore(to.minusNanos(1_000));
                    });
        }

        /** Waits until a request's story has as many entries. */
        public void awaitEntries(String request, int count) {
            String path = "/v1/requests/"
                    + URLEncoder.encode(request, StandardCharsets.UTF_8).replace("+", "%20") + "/story";
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                Answer story = get(path);
                return story.status() == 200 && story.json().get("entries").size() == count;
            });
        }

        public <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        public JdbcTemplate database() {
            return new JdbcTemplate(context.getBean(HikariDataSource.class));
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
