package dev.engagement.service.intake.webhooks.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Catalogue;
import dev.engagement.service.RealInput;
import dev.engagement.service.intake.webhooks.Door;
import dev.engagement.service.intake.webhooks.Stories;
import dev.engagement.service.intake.webhooks.Stories.Step;
import dev.engagement.service.intake.webhooks.Stories.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tools that are a sheet and a mapping: deliveries of their documented shape, as their sheets make them send. */
class MappedToolsTest {
    private static final Path SHEETS = Path.of("../docs/connections");
    private static final String MAPPING = ".mapping.yaml";

    @TempDir
    private Path folder = Path.of("");

    static List<String> tools() {
        try (Stream<Path> files = Files.list(SHEETS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(MAPPING))
                    .map(file -> file.substring(0, file.length() - MAPPING.length()))
                    .sorted()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static Stream<Arguments> stories() {
        return tools().stream()
                .flatMap(tool -> Stories.of(tool).stream().map(story -> Arguments.of(tool, story.sentence(), story)));
    }

    /** The connection that {@code ./engagement connect} writes. */
    private Connected connected(String tool) throws IOException {
        String sheet = Files.readString(SHEETS.resolve(tool + ".yaml"));
        Path file = Files.writeString(
                folder.resolve(tool + ".yaml"),
                sheet.replace("{secret}", "s3cret").replace("{name}", tool));
        Files.copy(SHEETS.resolve(tool + MAPPING), folder.resolve(tool + MAPPING));
        return ConnectionFile.read(tool, file);
    }

    @Test
    void what_a_real_request_tracker_sent_is_a_story() throws IOException {
        Connected connected = connected("request-tracker");
        Door door = new Door(connected.endpoint().translator(), connected.connection());
        List<String> told = new ArrayList<>();
        for (String delivery : Files.readAllLines(RealInput.data("request-tracker/ticket-life.ndjson"))) {
            door.deliver(delivery)
                    .forEach(one -> told.add(Catalogue.kindOf(one.entry()).name()));
        }
        assertThat(told)
                .containsExactly("request-opened", "progress-reported", "ownership-changed", "request-resolved");
        assertThat(door.complaints()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("stories")
    void each_delivery_tells_what_the_story_says(String tool, String sentence, Story story) throws IOException {
        Connected connected = connected(tool);
        Door door = new Door(connected.endpoint().translator(), connected.connection());
        for (Step step : story.steps()) {
            assertThat(door.tell(step.delivery()))
                    .as("%s: %s", sentence, step.delivery())
                    .containsExactlyElementsOf(step.told());
        }
        assertThat(door.complaints()).isEmpty();
    }
}
