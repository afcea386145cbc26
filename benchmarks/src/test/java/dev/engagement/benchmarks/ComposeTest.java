package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files for servers, as docker-compose understands them; no container is started. */
class ComposeTest {
    private static final List<String> OURS = List.of("engagement-service", "reporting-service");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void every_part_is_limited_comes_back_and_has_no_secret_in_its_environment() throws Exception {
        JsonNode services = services("docker-compose.yml");
        assertThat(services.propertyNames())
                .containsExactlyInAnyOrder(
                        "door",
                        "engagement-service",
                        "reporting-service",
                        "postgresql",
                        "kafka",
                        "prometheus",
                        "grafana");
        services.forEachEntry((name, service) -> {
            assertThat(service.path("restart").asString())
                    .as(name + " comes back")
                    .isEqualTo("unless-stopped");
            assertThat(service.at("/deploy/resources/limits/memory").asString(""))
                    .as(name + " is limited")
                    .isNotEmpty();
            assertThat(service.path("environment").propertyNames())
                    .as("secrets of " + name + " come as files")
                    .noneMatch(variable -> variable.contains("PASSWORD") && !variable.endsWith("_FILE"));
        });
        for (String name : OURS) {
            JsonNode service = services.path(name);
            assertThat(service.has("healthcheck")).as(name).isTrue();
            assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(service.has("ports")).as(name + " is behind the door").isFalse();
        }
    }

    @Test
    void what_is_mounted_is_in_the_project() throws Exception {
        services("docker-compose.yml")
                .valueStream()
                .flatMap(service -> service.path("volumes").valueStream())
                .map(volume -> volume.asString().split(":", 2)[0])
                .filter(path -> path.contains("/ops/"))
                .map(path -> Project.root().resolve(path.substring(path.indexOf("/ops/") + 1)))
                .forEach(path -> assertThat(path).exists());
    }

    @Test
    void the_override_runs_three_of_each_service() throws Exception {
        JsonNode services = services("docker-compose.yml", "docker-compose.three.yml");
        for (String name : OURS) {
            assertThat(services.path(name).at("/deploy/replicas").asInt()).isEqualTo(3);
        }
    }

    @Test
    void three_brokers_have_a_number_and_a_folder_each() throws Exception {
        JsonNode services = services("docker-compose.yml", "docker-compose.brokers.yml");
        List<String> brokers = List.of("kafka", "kafka-2", "kafka-3");

        assertThat(brokers)
                .extracting(name ->
                        services.path(name).at("/environment/KAFKA_NODE_ID").asInt())
                .containsExactly(1, 2, 3);
        assertThat(brokers)
                .extracting(name -> services.path(name).at("/volumes/0").asString())
                .containsExactly(
                        "kafka:/var/lib/kafka/data:rw",
                        "kafka-2:/var/lib/kafka/data:rw",
                        "kafka-3:/var/lib/kafka/data:rw");
        assertThat(brokers)
                .allMatch(name -> services.path(name)
                                .at("/environment/KAFKA_MIN_INSYNC_REPLICAS")
                                .asInt()
                        == 2);
    }

    private JsonNode services(String... files) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Tools.require("docker-compose").toString()));
        for (String file : files) {
            Files.copy(Project.root().resolve(file), folder.resolve(file));
            command.addAll(List.of("-f", file));
        }
        command.add("config");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        Object document = new Yaml().load(said);
        return new JsonMapper().valueToTree(document).path("services");
    }
}
