package dev.engagement.service.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Catalogue.EntryKind;
import dev.engagement.events.TopicNames;
import dev.engagement.service.Landscape;
import dev.engagement.service.Running;
import dev.engagement.tests.contract.Document;
import dev.engagement.tests.contract.Growth;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The topics, held against the document that describes them. */
class AsyncApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Document TOPICS = Document.file(Path.of("../docs/asyncapi.yaml"));
    private static final String CHARTER = "charter-published";

    static List<EntryKind> kinds() {
        return Catalogue.kinds();
    }

    @Test
    void every_kind_of_entry_is_a_message_and_no_other_is() {
        assertThat(names("/channels/requests/messages"))
                .isEqualTo(kinds().stream()
                        .filter(EntryKind::isAboutRequests)
                        .map(EntryKind::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(names("/channels/charters/messages"))
                .containsExactly("benchmark-published", "charter-published", "charter-refused", "charter-signed");
        for (EntryKind kind : kinds()) {
            JsonNode message = TOPICS.root().at("/components/messages/" + kind.name());
            assertThat(message.path("name").asString()).isEqualTo(kind.wireType());
            assertThat(message.at("/payload/$ref").asString()).isEqualTo("#" + schema(kind));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_messages_members_are_those_of_its_record(EntryKind kind) {
        if (kind.name().equals(CHARTER)) {
            return;
        }
        RecordComponent[] components = kind.type().getRecordComponents();
        assertThat(names(schema(kind) + "/properties"))
                .isEqualTo(Arrays.stream(components)
                        .map(RecordComponent::getName)
                        .collect(Collectors.toCollection(TreeSet::new)));
        Set<String> required = new TreeSet<>();
        TOPICS.root().at(schema(kind) + "/required").forEach(name -> required.add(name.asString()));
        assertThat(required)
                .isEqualTo(Arrays.stream(components)
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_is_stored_of_a_kind_is_as_documented(EntryKind kind) {
        assertThat(TOPICS.faults(schema(kind), JSON.readTree(contract(kind)))).isEmpty();
    }

    @Test
    void nothing_that_consumers_rely_on_has_changed() {
        assertThat(Growth.breaks(Document.resource("contracts/asyncapi-1.0.yaml"), TOPICS))
                .isEmpty();
    }

    /** One of each kind, and whatever else the tests before have left in the topics. */
    @Test
    void whatever_stands_in_the_topics_is_as_documented() {
        String request = "t:" + UUID.randomUUID();
        try (Running service = Running.anew()) {
            for (EntryKind kind : kinds()) {
                if (!kind.isAboutRequests()) {
                    continue;
                }
                ObjectNode event = JSON.createObjectNode()
                        .put("specversion", "1.0")
                        .put("id", kind.name())
                        .put("source", "/tools/asyncapi")
                        .put("type", kind.wireType())
                        .put("subject", request)
                        .put("time", "2026-03-27T16:30:00+01:00");
                event.set(
                        "data",
                        JSON.readTree(new String(contract(kind), StandardCharsets.UTF_8)
                                .replaceAll("person:[0-9a-f]{32}", "somebody")));
                assertThat(service.post("application/cloudevents+json", event.toString())
                                .status())
                        .isEqualTo(201);
            }
            service.ask(
                    "PUT",
                    "/v1/charters/asyncapi",
                    Map.of("Content-Type", "application/json"),
                    new String(contract(kind(CHARTER)), StandardCharsets.UTF_8)
                            .replace("\"default\"", "\"asyncapi\",\"signatories\":[\"it\"]")
                            .replaceAll("(?s)\"dates\": \\[.*?]", "\"dates\": []"));
            service.ask(
                    "PUT",
                    "/v1/benchmarks/acme",
                    Map.of("Content-Type", "application/json"),
                    new String(contract(kind("benchmark-published")), StandardCharsets.UTF_8));
            for (String more : List.of("\"refused\":true,\"reason\":\"Later\"", "\"by\":\"Ian\"")) {
                assertThat(service.post(
                                        "/v1/charters/asyncapi/versions/1/signatures",
                                        Map.of("Content-Type", "application/json"),
                                        ("{\"signatory\":\"it\"," + more + "}").getBytes(StandardCharsets.UTF_8))
                                .status())
                        .isEqualTo(201);
            }
            check(request);
        }
    }

    private static long aboutRequests() {
        return kinds().stream().filter(EntryKind::isAboutRequests).count();
    }

    private static EntryKind kind(String name) {
        return kinds().stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void check(String request) {
        int mine = 0;
        Set<String> topics = new TreeSet<>();
        try (KafkaConsumer<String, byte[]> consumer = Landscape.reader()) {
            List<TopicPartition> all = new ArrayList<>();
            for (String topic :
                    List.of(TopicNames.REQUESTS, TopicNames.CHARTERS, TopicNames.DIRECTORY, TopicNames.COMPLETENESS)) {
                await().until(() -> consumer.listTopics().containsKey(topic));
                consumer.partitionsFor(topic)
                        .forEach(partition -> all.add(new TopicPartition(topic, partition.partition())));
            }
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while ((mine < aboutRequests() || topics.size() < 4) && System.nanoTime() < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    topics.add(record.topic());
                    mine += record.key().equals(request) ? 1 : 0;
                    check(record);
                }
            }
        }
        assertThat(mine).isEqualTo(aboutRequests());
        assertThat(topics).hasSize(4);
    }

    private static void check(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            assertThat(record.topic()).isEqualTo(TopicNames.DIRECTORY);
            return;
        }
        String schema = record.topic().equals(TopicNames.DIRECTORY)
                ? "/components/schemas/name"
                : "/components/schemas/completeness";
        if (Set.of(TopicNames.REQUESTS, TopicNames.CHARTERS).contains(record.topic())) {
            ObjectNode headers = JSON.createObjectNode();
            record.headers()
                    .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            assertThat(TOPICS.faults("/components/schemas/Headers", headers))
                    .as(headers.toString())
                    .isEmpty();
            schema = schema(Catalogue.parse(headers.path("ce_type").asString())
                    .orElseThrow()
                    .kind());
        }
        JsonNode value = JSON.readTree(record.value());
        assertThat(TOPICS.faults(schema, value)).as(value.toString()).isEmpty();
    }

    private static Set<String> names(String pointer) {
        return new TreeSet<>(TOPICS.root().at(pointer).propertyNames());
    }

    private static String schema(EntryKind kind) {
        return "/components/schemas/" + kind.name() + ".v" + kind.revision();
    }

    private static byte[] contract(EntryKind kind) {
        try {
            return Files.readAllBytes(Path.of(
                    "../shared-events/src/test/resources/contracts", kind.name() + ".v" + kind.revision() + ".json"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
