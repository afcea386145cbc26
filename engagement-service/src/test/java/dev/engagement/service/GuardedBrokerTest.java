package dev.engagement.service;

import static dev.engagement.service.Events.STRUCTURED;
import static dev.engagement.service.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.TopicNames;
import dev.engagement.tests.tls.Certified;
import java.io.IOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker as people run it, with TLS and passwords, by the settings of docs/operations.md alone. */
class GuardedBrokerTest {
    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"engagement\" password=\"secret\"";

    private static final int PORT = freePort();

    @TempDir
    private static Path folder;

    private static KafkaRaftServer broker;

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Certified server = Certified.in(folder, "server");
        Certified.in(folder, "other");
        int controller = freePort();
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controller,
                "controller.listener.names", "CONTROLLER",
                "listeners", "SASL_SSL://localhost:" + PORT + ",CONTROLLER://127.0.0.1:" + controller,
                "listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "SASL_SSL",
                "sasl.enabled.mechanisms", "PLAIN",
                "sasl.mechanism.inter.broker.protocol", "PLAIN",
                "log.dirs", folder.resolve("data").toString()));
        settings.putAll(Map.of(
                "listener.name.sasl_ssl.plain.sasl.jaas.config", LOGIN + " user_engagement=\"secret\";",
                "ssl.keystore.type", "PEM",
                "ssl.keystore.certificate.chain", Files.readString(server.certificate()),
                "ssl.keystore.key", Files.readString(server.key()),
                "ssl.truststore.type", "PEM",
                "ssl.truststore.certificates", Files.readString(server.certificate()),
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1"));
        Path file = folder.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        StorageTool.execute(
                new String[] {
                    "format",
                    "--config",
                    file.toString(),
                    "--cluster-id",
                    Uuid.randomUuid().toString()
                },
                System.out);
        broker = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        broker.startup();
    }

    @AfterAll
    static void stop() {
        broker.shutdown();
        broker.awaitShutdown();
    }

    @Test
    void entries_are_published_over_tls_to_a_broker_that_demands_a_password() {
        try (Running service = Running.at(
                        "localhost:" + PORT,
                        Landscape.newDatabase(),
                        Landscape.newKeyFile(),
                        "--spring.kafka.security.protocol=SASL_SSL",
                        "--spring.kafka.properties.sasl.mechanism=PLAIN",
                        "--spring.kafka.properties.sasl.jaas.config=" + LOGIN + ";",
                        "--spring.kafka.ssl.trust-store-type=PEM",
                        "--spring.kafka.ssl.trust-store-location=file:" + folder.resolve("server.crt"));
                KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(
                        Map.copyOf(client("server")), new StringDeserializer(), new ByteArrayDeserializer())) {
            assertThat(service.post(STRUCTURED, opened("1", "tls:1")).status()).isEqualTo(201);

            await().ignoreExceptions()
                    .until(() -> !reader.partitionsFor(TopicNames.REQUESTS).isEmpty());
            List<TopicPartition> all = reader.partitionsFor(TopicNames.REQUESTS).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            reader.assign(all);
            reader.seekToBeginning(all);
            await().until(() -> reader.poll(Duration.ofMillis(200)).count() == 1);
        }
    }

    @Test
    void a_broker_with_a_certificate_of_others_is_not_spoken_to() {
        try (Admin admin = Admin.create(client("other"))) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    private static Map<String, Object> client(String trusted) {
        return Map.of(
                "bootstrap.servers",
                "localhost:" + PORT,
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN + ";",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                folder.resolve(trusted + ".crt").toString());
    }
}
