package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** How many brokers keep a topic; {@code ops/try-compose brokers} lives it with three. */
class TopicCopiesTest {
    @Test
    void topics_are_made_with_as_many_copies_as_the_settings_say() throws Exception {
        try (Running told = running("told", "--engagement.topics.replicas=1", "--engagement.topics.in-sync=1");
                Running untold = running("untold");
                Admin admin = Admin.create(Map.of("bootstrap.servers", Landscape.brokers()))) {
            await().until(() ->
                    topics(admin, "told").size() == 5 && topics(admin, "untold").size() == 5);

            assertThat(inSync(admin, "told"))
                    .hasSize(5)
                    .allMatch(
                            entry -> entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG && "1".equals(entry.value()));
            assertThat(inSync(admin, "untold"))
                    .hasSize(5)
                    .noneMatch(entry -> entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG);
        }
    }

    @Test
    void topics_are_not_made_on_fewer_brokers_than_the_settings_say() throws Exception {
        try (Running service = running("many", "--engagement.topics.replicas=2");
                Admin admin = Admin.create(Map.of("bootstrap.servers", Landscape.brokers()))) {
            await().until(() -> service.get("/actuator/health").text("status").equals("STALLED"));

            assertThat(topics(admin, "many")).isEmpty();
        }
    }

    private static Running running(String prefix, String... settings) {
        String[] all = List.of(
                        List.of("--engagement.topic-prefix=" + prefix + ".", "--engagement.stalled-after=PT3S"),
                        List.of(settings))
                .stream()
                .flatMap(List::stream)
                .toArray(String[]::new);
        return Running.on(Landscape.newDatabase(), Landscape.newKeyFile(), all);
    }

    private static List<String> topics(Admin admin, String prefix) throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(prefix + "."))
                .toList();
    }

    private static List<ConfigEntry> inSync(Admin admin, String prefix)
            throws ExecutionException, InterruptedException {
        List<ConfigResource> resources = topics(admin, prefix).stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        return admin.describeConfigs(resources).all().get().values().stream()
                .flatMap(config -> config.entries().stream())
                .filter(entry -> entry.name().equals("min.insync.replicas"))
                .toList();
    }
}
