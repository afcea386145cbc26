package dev.engagement.standalone.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.documents.keys.Key;
import dev.engagement.documents.keys.KeyFile;
import dev.engagement.documents.keys.KeyScope;
import dev.engagement.documents.keys.Role;
import dev.engagement.standalone.folder.DataFolder;
import dev.engagement.standalone.messages.Obstacle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KeyCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-27T15:30:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_key_is_printed_once_and_kept_as_its_hash() throws IOException {
        String secret = said("create", "jira", "--role", "push", "--role", "read", "--expires", "P90D");

        assertThat(secret).matches("egk_[A-Za-z0-9_-]{43}");
        assertThat(KeyFile.read(file())).singleElement().satisfies(key -> {
            assertThat(key.sha256()).isEqualTo(Key.digest(secret));
            assertThat(key.roles()).containsExactlyInAnyOrder(Role.PUSH, Role.READ);
            assertThat(key.expires()).isEqualTo(Instant.parse("2026-06-25T15:30:00Z"));
        });
        assertThat(Files.readString(file())).doesNotContain(secret);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("the first key")
                .doesNotContain(secret);
    }

    @Test
    void the_next_key_of_a_name_overlaps_with_the_one_before_until_that_is_revoked_by_its_id() throws IOException {
        String first = said("create", "jira", "--role", "push");
        String second = said("create", "jira", "--role", "push", "--expires", "P1Y");
        assertThat(said("list").lines()).hasSize(3).last().asString().contains("jira", "2027-03-27T15:30:00Z");

        said("revoke", Key.digest(first).substring(0, 12));

        assertThat(KeyFile.read(file())).extracting(Key::sha256).containsExactly(Key.digest(second));
        said("revoke", "jira");
        assertThat(KeyFile.read(file())).isEmpty();
    }

    @Test
    void it_works_before_the_first_start_and_while_the_server_runs() throws IOException {
        said("create", "early", "--role", "audit");
        try (DataFolder running = DataFolder.open(folder.resolve("data"))) {
            assertThat(running.isThere()).isTrue();
            said("create", "late", "--role", "steward");
        }
        assertThat(said("list")).contains("early", "audit", "late", "steward");
    }

    @Test
    void a_key_may_be_bound_to_some_requests() throws IOException {
        said(
                "create",
                "sales",
                "--role",
                "customer",
                "--where",
                "business-unit:sales",
                "--where",
                "business-unit:retail");
        said("create", "jira", "--role", "links", "--where", "source:/tools/jira", "--mine");

        assertThat(KeyFile.read(file()).getFirst().scope())
                .isEqualTo(KeyScope.of(List.of("business-unit:sales", "business-unit:retail")));
        assertThat(KeyFile.read(file()).getLast().scope()).isNotNull().matches(KeyScope::mine);
        assertThat(said("list")).contains("where business-unit:retail, business-unit:sales");
        assertObstacle("must have a where", "create", "a", "--role", "customer");
        assertObstacle("which is not one of activity", "create", "a", "--role", "read", "--where", "unit:sales");
        assertObstacle("as in business-unit:sales", "create", "a", "--role", "read", "--where", "sales");
        assertObstacle("has the roles read or customer", "create", "a", "--role", "push", "--where", "team:desk");
    }

    @Test
    void what_is_wrong_is_said_in_one_line_and_changes_nothing() throws IOException {
        assertObstacle("is not a role; the roles are push, read, audit, steward", "create", "a", "--role", "admin");
        assertObstacle("such as P90D", "create", "a", "--role", "push", "--expires", "soon");
        assertObstacle("such as P90D", "create", "a", "--role", "push", "--expires", "-P1D");
        assertObstacle("the name of a key", "create", "a b", "--role", "push");
        assertObstacle("there are no keys in", "list");
        said("create", "a", "--role", "push");
        assertObstacle("has no key \"b\"", "revoke", "b");
        Files.writeString(file(), "keys: [{name: a}]");
        assertObstacle("cannot be used", "create", "b", "--role", "push");
        assertThat(Files.readString(file())).isEqualTo("keys: [{name: a}]");
    }

    private Path file() {
        return folder.resolve("data/keys.yaml");
    }

    private void assertObstacle(String words, String... arguments) {
        err.reset();
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains(words);
    }

    private String said(String... arguments) {
        out.reset();
        assertThat(run(arguments)).isZero();
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private int run(String... arguments) {
        KeyCommand command = new KeyCommand(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InstantSource.fixed(NOW));
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--data=" + folder.resolve("data"));
        return new CommandLine(command)
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(failure.getMessage());
                    return failure instanceof Obstacle ? 2 : 99;
                })
                .execute(all.toArray(String[]::new));
    }
}
