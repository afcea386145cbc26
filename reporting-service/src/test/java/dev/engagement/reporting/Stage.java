package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.engagement.documents.EntryJson;
import dev.engagement.events.Agreement;
import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Recorded;
import dev.engagement.events.TopicNames;
import dev.engagement.tests.contract.Document;
import dev.engagement.tests.contract.OpenApi;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real broker, a real PostgreSQL, and the service between them. Both are shared by all tests of this module; each stage has topics of
 * its own by their prefix, and each database its own name.
 */
public final class Stage implements AutoCloseable {
    private static final OpenApi CONTRACT = new OpenApi(Document.resource("static/openapi.yaml"));
    private static final int PARTITIONS = 12;
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    /** The outbox of services that have no other. */
    private static final String OUTBOX = "outbox";

    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable EmbeddedKafkaKraftBroker kafka;

    private final EmbeddedKafkaKraftBroker broker = kafka();
    private final TopicNames names = new TopicNames("stage" + NUMBER.incrementAndGet() + ".");
    private final KafkaProducer<String, byte[]> producer;
    private final List<Service> services = new ArrayList<>();

    public Stage() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.getBrokersAsString(), "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static synchronized EmbeddedKafkaKraftBroker kafka() {
        EmbeddedKafkaKraftBroker running = kafka;
        if (running == null) {
            running = new EmbeddedKafkaKraftBroker(1, PARTITIONS);
            running.brokerProperty("auto.create.topics.enable", "false");
            // Partitions of a reader that was killed stand still for that long.
            running.brokerProperty("group.consumer.session.timeout.ms", "15000");
            running.brokerProperty("group.consumer.min.session.timeout.ms", "15000");
            running.afterPropertiesSet();
            kafka = running;
        }
        return running;
    }

    private static synchronized EmbeddedPostgres postgres() {
        try {
            EmbeddedPostgres running = postgres;
            if (running == null) {
                running = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
                postgres = running;
                execute("create database " + OUTBOX);
            }
            return running;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /** The topics as the command side makes them. */
    public Stage withTopics() {
        broker.addTopics(
                new NewTopic(names.onBroker(TopicNames.REQUESTS), PARTITIONS, (short) 1),
                new NewTopic(names.onBroker(TopicNames.CHARTERS), 1, (short) 1),
                new NewTopic(names.onBroker(TopicNames.DIRECTORY), 1, (short) 1),
                new NewTopic(names.onBroker(TopicNames.COMPLETENESS), 1, (short) 1),
                new NewTopic(names.onBroker(TopicNames.WARNINGS), PARTITIONS, (short) 1));
        return this;
    }

    /** An empty database of its own. */
    public static String database() {
        String name = "reporting_" + NUMBER.incrementAndGet();
        execute("create database " + name);
        return name;
    }

    /** A database of its own with the tables, and no service on it. */
    public static JdbcTemplate tables() {
        DataSource empty = postgres().getDatabase("postgres", database());
        Flyway.configure().dataSource(empty).load().migrate();
        return new JdbcTemplate(empty);
    }

    /** The setting by which services share an outbox of that name. */
    public static String outbox(String database) {
        return "--engagement.outbox.url=" + postgres().getJdbcUrl("postgres", database);
    }

    /** Throws a database's clients out and lets nobody in. */
    static void close(String database) {
        execute("alter database " + database + " allow_connections false");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
    }

    static void open(String database) {
        execute("alter database " + database + " allow_connections true");
    }

    private static void execute(String sql) {
        try (Connection connection = postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
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
                "--spring.datasource.url=" + postgres().getJdbcUrl("postgres", database)
                        + "&reWriteBatchedInserts=true",
                outbox(OUTBOX),
                "--spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                "--engagement.topic-prefix=" + names.prefix(),
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

    /** Puts entries on the topic, and waits until they are there. */
    public void publish(List<Recorded> entries) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Recorded entry : entries) {
            sent.add(producer.send(onBroker(record(entry))));
        }
        sent.forEach(Stage::await);
    }

    /** Throws the requests' topic away with all that is in it, and makes it anew. */
    public void loseRequests() {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.getBrokersAsString()))) {
            admin.deleteTopics(List.of(names.onBroker(TopicNames.REQUESTS)))
                    .all()
                    .get();
            Awaitility.await()
                    .until(() -> !admin.listTopics().names().get().contains(names.onBroker(TopicNames.REQUESTS)));
            admin.createTopics(List.of(new NewTopic(names.onBroker(TopicNames.REQUESTS), PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public RecordMetadata publish(ProducerRecord<String, byte[]> record) {
        return await(producer.send(onBroker(record)));
    }

    private ProducerRecord<String, byte[]> onBroker(ProducerRecord<String, byte[]> record) {
        return new ProducerRecord<>(
                names.onBroker(record.topic()), record.partition(), record.key(), record.value(), record.headers());
    }

    /** Returns all records of a topic so far. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.getBrokersAsString()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(names.onBroker(topic)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static RecordMetadata await(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** An entry as the command side publishes it. */
    public static ProducerRecord<String, byte[]> record(Recorded entry) {
        Map<String, String> attributes = new HashMap<>(Map.of(
                "specversion", "1.0",
                "id", entry.messageId(),
                "source", entry.source(),
                "type", Catalogue.kindOf(entry.entry()).wireType(),
                "subject", entry.subject(),
                "time", time(entry.occurredAt()),
                "recordedtime", time(entry.recordedAt()),
                "sequence", String.valueOf(entry.sequence()),
                "entryid", entry.entryId().toString()));
        byte[] data = EntryJson.write(entry.entry()).getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> record = entry.entry() instanceof Agreement
                ? new ProducerRecord<>(
                        TopicNames.CHARTERS, entry.subject().substring(CharterPublished.SUBJECT_PREFIX.length()), data)
                : new ProducerRecord<>(TopicNames.REQUESTS, entry.subject(), data);
        attributes.forEach((name, value) -> header(record, name, value));
        record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** Sets an attribute of a CloudEvent. */
    public static void header(ProducerRecord<String, byte[]> record, String attribute, String value) {
        record.headers().remove("ce_" + attribute).add("ce_" + attribute, value.getBytes(StandardCharsets.UTF_8));
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
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            latest.put(new TopicPartition(names.onBroker(TopicNames.REQUESTS), partition), OffsetSpec.latest());
        }
        latest.put(new TopicPartition(names.onBroker(TopicNames.CHARTERS), 0), OffsetSpec.latest());
        Map<String, Map<String, Long>> ends = new HashMap<>();
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.getBrokersAsString()))) {
            admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.computeIfAbsent(
                            names.canonical(partition.topic()), any -> new HashMap<>())
                    .put(String.valueOf(partition.partition()), end.offset()));
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
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
        producer.close();
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
