package dev.engagement.standalone.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.standalone.messages.Obstacle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConnectTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path data = Path.of("");

    private int connect(String... arguments) {
        Connect connect =
                new Connect(new PrintStream(said, true, StandardCharsets.UTF_8), Path.of("../docs/connections"));
        new CommandLine(connect).parseArgs(arguments);
        return call(connect);
    }

    private static int call(Connect connect) {
        try {
            return connect.call();
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_tool_is_connected_by_a_file_an_address_a_secret_and_what_to_click() throws IOException {
        connect("github", "--data=" + data, "--url=https://engagement.example/");

        String settings = Files.readString(data.resolve("connections/github.yaml"));
        Matcher secret = Pattern.compile("secrets: \\[\"([0-9a-f]{64})\"]").matcher(settings);
        assertThat(secret.find()).as(settings).isTrue();
        assertThat(said())
                .contains("Payload URL    https://engagement.example/webhooks/github")
                .contains("Secret         " + secret.group(1))
                .doesNotContain("{");
        assertThat(Files.getPosixFilePermissions(data.resolve("connections/github.yaml")))
                .hasSize(2);
    }

    @Test
    void two_of_a_tool_are_two_connections_with_secrets_of_their_own() throws IOException {
        connect("jira", "jira-hr", "--data=" + data);
        connect("jira", "--data=" + data);

        assertThat(said()).contains("http://127.0.0.1:8080/webhooks/jira-hr").contains("jira-hr:KEY-1");
        assertThat(secretOf("jira-hr")).isNotEqualTo(secretOf("jira"));
    }

    private String secretOf(String connection) throws IOException {
        return Files.readAllLines(data.resolve("connections/" + connection + ".yaml")).stream()
                .filter(line -> line.startsWith("secrets:"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_tool_that_is_read_by_a_mapping_gets_it_beside_its_settings() throws IOException {
        connect("alertmanager", "alerts", "--data=" + data, "--url=https://engagement.example");

        assertThat(data.resolve("connections/alerts.yaml"))
                .content()
                .contains("tool: mapped", "mapping: alerts.mapping.yaml", "https://engagement.example/webhooks/alerts");
        assertThat(data.resolve("connections/alerts.mapping.yaml"))
                .hasSameTextualContentAs(Path.of("../docs/connections/alertmanager.mapping.yaml"));
        assertThat(said()).contains("alerts.yaml and ", "alerts.mapping.yaml");
        assertThatThrownBy(() -> connect("alertmanager", "alerts", "--data=" + data))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("alerts.yaml is there already");
    }

    @Test
    void what_is_there_already_is_never_written_over() {
        connect("github", "--data=" + data);

        assertThatThrownBy(() -> connect("github", "--data=" + data))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("github.yaml is there already");
    }

    @Test
    void what_cannot_be_is_said() {
        assertThatThrownBy(() -> connect("telephone", "--data=" + data))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("\"telephone\": there are alertmanager, azure-devops, freshdesk");
        assertThatThrownBy(() -> connect("jira", "../jira", "--data=" + data))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("not a name for a connection");
        assertThatThrownBy(() -> connect("jira", "--data=" + data.resolve("none")))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("--data");
    }

    @Test
    void the_tools_can_be_listed() {
        connect("list");

        assertThat(said().lines()).contains("alertmanager", "github", "zendesk").doesNotContain("alertmanager.mapping");
    }
}
