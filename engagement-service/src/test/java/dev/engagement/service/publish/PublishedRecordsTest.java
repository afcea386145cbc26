package dev.engagement.service.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Catalogue;
import dev.engagement.events.TopicNames;
import dev.engagement.service.Landscape;
import dev.engagement.service.Running;
import dev.engagement.tests.contract.PublishedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * Publishes one entry of each type. The reporting service's tests are fed with the file of these records; {@code -Dpublished=write} writes
 * it.
 */
class PublishedRecordsTest {
    private static final String PREFIX = "published.";
    private static final Path FILE = Path.of("../shared-tests/src/main/resources/published/records.ndjson");
    /** A version, a refusal, a signature, and a benchmark. */
    private static final int CHARTERS = 4;
    /** What differs in each run: clocks, ids that we give, references under the run's own key. */
    private static final Pattern OF_THIS_RUN = Pattern.compile("(?<=person:|text:)[0-9a-f]{32}"
            + "|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"
            + "|(?<=\"ce_recordedtime\":\")[^\"]+"
            + "|(?<=\"ce_source\":\"/v1/(?:charters|benchmarks)\",.{0,80}\"ce_time\":\")[^\"]+");

    @Test
    void entries_of_all_types_are_published_as_the_reading_side_knows_them() throws IOException {
        List<PublishedRecord> published = published();
        if ("write".equals(System.getProperty("published"))) {
            Files.write(FILE, published.stream().map(PublishedRecord::json).toList());
        }

        assertThat(comparable(published)).containsExactlyElementsOf(comparable(PublishedRecord.all()));
        assertThat(published.stream().map(record -> record.headers().get("ce_type")))
                .as("a type that is missing belongs into told.ndjson")
                .containsAll(
                        Catalogue.kinds().stream().map(kind -> kind.wireType()).toList());
    }

    private static List<String> comparable(List<PublishedRecord> records) {
        return records.stream()
                .map(record -> OF_THIS_RUN.matcher(record.json()).replaceAll("0"))
                .sorted()
                .toList();
    }

    private static List<PublishedRecord> published() throws IOException {
        try (Running service =
                Running.on(Landscape.newDatabase(), Landscape.newKeyFile(), "--engagement.topic-prefix=" + PREFIX)) {
            assertThat(service.ask(
                                    "PUT",
                                    "/v1/charters/default",
                                    Map.of("Content-Type", "application/yaml"),
                                    PublishedRecord.charter())
                            .statusCode())
                    .isEqualTo(201);
            for (String word : List.of("\"refused\":true,\"reason\":\"Zu früh\"", "\"by\":\"Ian\"")) {
                assertThat(service.post(
                                        "/v1/charters/default/versions/2/signatures",
                                        Map.of("Content-Type", "application/json"),
                                        ("{\"signatory\":\"it\"," + word + "}").getBytes(StandardCharsets.UTF_8))
                                .status())
                        .isEqualTo(201);
            }
            assertThat(service.ask(
                                    "PUT",
                                    "/v1/benchmarks/acme",
                                    Map.of("Content-Type", "application/json"),
                                    PublishedRecord.benchmark())
                            .statusCode())
                    .isEqualTo(201);
            List<String> told = PublishedRecord.told();
            assertThat(service.post("application/x-ndjson", String.join("\n", told))
                            .body()
                            .path("recorded")
                            .asInt())
                    .isEqualTo(told.size());
            return records(told.size() + CHARTERS);
        }
    }

    /** Returns all records once there are so many entries, and the names that they refer to. */
    private static List<PublishedRecord> records(int entries) {
        TopicNames names = new TopicNames(PREFIX);
        try (KafkaConsumer<String, byte[]> reader = Landscape.reader()) {
            List<TopicPartition> all = Stream.of(TopicNames.REQUESTS, TopicNames.CHARTERS, TopicNames.DIRECTORY)
                    .flatMap(topic -> reader.partitionsFor(names.onBroker(topic)).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            reader.assign(all);
            reader.seekToBeginning(all);
            List<PublishedRecord> found = new ArrayList<>();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                reader.poll(Duration.ofMillis(100))
                        .forEach(record -> found.add(of(record, names.canonical(record.topic()))));
                return found.stream().filter(record -> !isName(record)).count() == entries
                        && named(found).containsAll(referred(found));
            });
            return found;
        }
    }

    private static boolean isName(PublishedRecord record) {
        return record.topic().equals(TopicNames.DIRECTORY);
    }

    private static List<String> named(List<PublishedRecord> records) {
        return records.stream()
                .filter(record -> isName(record))
                .map(PublishedRecord::key)
                .toList();
    }

    private static List<String> referred(List<PublishedRecord> records) {
        return records.stream()
                .filter(record -> !isName(record))
                .flatMap(entry -> Pattern.compile("(person|text):[0-9a-f]{32}")
                        .matcher(String.valueOf(entry.value()))
                        .results())
                .map(match -> match.group())
                .toList();
    }

    private static PublishedRecord of(ConsumerRecord<String, byte[]> record, String topic) {
        TreeMap<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        byte[] value = record.value();
        return new PublishedRecord(
                topic,
                record.partition(),
                record.key(),
                headers,
                value == null ? null : new String(value, StandardCharsets.UTF_8));
    }
}
