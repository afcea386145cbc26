package dev.engagement.service.intake.webhooks.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.service.intake.webhooks.Door;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation of connections, compared with the code. */
class ConnectionDocsTest {
    private static final Path DOCS = Path.of("../docs");

    @TempDir
    private Path folder = Path.of("");

    private static String block(String language) throws IOException {
        return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(Files.readString(DOCS.resolve("connections/README.md")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .stripIndent();
    }

    @Test
    void a_tool_that_nobody_has_heard_of_is_connected_by_following_the_readme() throws IOException {
        Files.writeString(folder.resolve("desk.mapping.yaml"), block("yaml"));
        Path file = Files.writeString(
                folder.resolve("desk.yaml"),
                Files.readString(DOCS.resolve("connections/mapped.yaml"))
                        .replace("{name}", "desk")
                        .replace("{secret}", "s"));
        Connected connected = ConnectionFile.read("desk", file);
        Door door = new Door(connected.endpoint().translator(), connected.connection());
        String delivery = block("json");

        assertThat(door.tell(delivery))
                .containsExactly("desk:D-7 2026-01-05T09:00:00Z request-opened"
                        + " {activity=incident, requester=ana, service=it}");
        assertThat(door.tell(delivery.replace("null", "\"ben\"").replace("09:00", "09:10")))
                .containsExactly("desk:D-7 2026-01-05T09:10:00Z ownership-changed {owner=ben}");
        assertThat(door.tell(delivery.replace("null", "\"ben\"")
                        .replace("new", "done")
                        .replace("09:00", "09:20")))
                .containsExactly("desk:D-7 2026-01-05T09:20:00Z request-resolved {}");
    }

    @Test
    void the_reference_names_the_fields_and_schemes_that_there_are() throws IOException {
        String section = Files.readString(DOCS.resolve("connections/README.md"))
                .split("## What a connection can say\n")[1]
                .split("\n## ")[0];
        Set<String> documented = new TreeSet<>();
        section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> Stream.of(cell.split(",")))
                .forEach(word -> documented.add(word.strip().replace("`", "")));

        Set<String> there = new TreeSet<>(MappedConnection.FIELDS);
        there.addAll(fieldsOf("tool: github\nnothing: 1\n"));
        there.addAll(List.of(words("{tool: mapped, mapping: m, signature: {scheme: none}}", "must be one of (.*)")
                .split(", ")));
        assertThat(documented).isEqualTo(there);
    }

    private Set<String> fieldsOf(String connection) throws IOException {
        return Set.of(words(connection, "the fields are \\[(.*)]").split(", "));
    }

    private String words(String connection, String said) throws IOException {
        Path file = Files.writeString(folder.resolve("any.yaml"), connection);
        StringBuilder words = new StringBuilder();
        assertThatThrownBy(() -> ConnectionFile.read("any", file)).satisfies(refused -> Pattern.compile(said)
                .matcher(String.valueOf(refused.getMessage()))
                .results()
                .forEach(found -> words.append(found.group(1))));
        return words.toString();
    }
}
