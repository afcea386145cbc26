package dev.engagement.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.tests.architecture.ArchitectureRules;
import dev.engagement.tests.architecture.Flow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The shared modules; this module stands above them, so their rules are held here. */
class OneWayFlowTest {
    @Test
    void entries_need_nothing_but_java() {
        ArchitectureRules events = new ArchitectureRules("shared-events", "dev.engagement.events");

        events.hold();
        events.pure(List.of(""));
    }

    @Test
    void documents_need_no_server_and_no_database() {
        ArchitectureRules documents = new ArchitectureRules("shared-documents", "dev.engagement.documents");

        documents.hold();
        documents.pure(
                List.of("", "charters", "keys", "mapping"),
                "dev.engagement.events",
                "tools.jackson..",
                "com.fasterxml.jackson.annotation..",
                "org.yaml.snakeyaml..",
                "de.siegmar.fastcsv..",
                "de.focus_shift.jollyday..",
                "javax.xml..",
                "org.xml.sax..");
    }

    @Test
    void what_services_share_flows_one_way() {
        new ArchitectureRules("shared-service", "dev.engagement.shared").hold("Uptime");
    }

    @Test
    void the_lists_are_those_that_the_imports_draw() throws IOException {
        Process drawing =
                new ProcessBuilder(Flow.docs().resolve("draw-architecture").toString()).start();
        String drawn = new String(drawing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(Files.readString(Flow.docs().resolve("architecture.md"))).contains("```" + drawn + "```");
    }

    @Test
    void every_place_that_architecture_md_names_is_there() throws IOException {
        List<String> places = Pattern.compile("`([a-z-]+/[^`]*)`")
                .matcher(Files.readString(Flow.docs().resolve("architecture.md")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(places)
                .hasSizeGreaterThan(10)
                .allMatch(place -> Files.exists(Flow.docs().resolveSibling(place)));
    }
}
