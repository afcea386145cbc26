package dev.engagement.service.intake.webhooks.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Catalogue;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Door;
import dev.engagement.service.intake.webhooks.Mutations;
import dev.engagement.service.intake.webhooks.RequestHistory;
import dev.engagement.service.intake.webhooks.Snapshot;
import dev.engagement.service.intake.webhooks.Stories;
import dev.engagement.service.intake.webhooks.Stories.Step;
import dev.engagement.service.intake.webhooks.Stories.Story;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.tests.RealInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tools that are a sheet and a mapping: deliveries of their documented shape, as their sheets make them send. */
class MappedToolsTest {
    private static final Path SHEETS = Path.of("../docs/connections");
    private static final String MAPPING = ".mapping.yaml";
    private static final long SEED = 20_261_129;
    private static final int MUTATED = 1_000;

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

    @ParameterizedTest
    @MethodSource("tools")
    void no_broken_delivery_causes_an_exception(String tool) throws IOException {
        Connected connected = connected(tool);
        Mutations mutations = new Mutations(SEED);
        List<Step> steps = Stories.of(tool).stream()
                .flatMap(story -> story.steps().stream())
                .toList();
        for (int i = 0; i < MUTATED; i++) {
            byte[] body =
                    mutations.mutate(steps.get(i % steps.size()).delivery().getBytes(StandardCharsets.UTF_8));
            Translation translation = connected
                    .endpoint()
                    .translator()
                    .translate(
                            new Delivery("d", Door.ARRIVAL, Map.of(), body),
                            connected.connection(),
                            subject -> RequestHistory.NONE);
            if (translation instanceof Translation.SnapshotRows rows) {
                for (Snapshot row : rows.rows()) {
                    assertThat(row.version()).isBetween(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59.999999Z"));
                    rows.comparison().between(null, row);
                }
            }
        }
    }

    static Stream<Path> ticketLives() {
        return RealInput.at("request-tracker/ticket-life.ndjson").stream();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("ticketLives")
    void what_a_real_request_tracker_sent_is_a_story(Path life) throws IOException {
        Connected connected = connected("request-tracker");
        Door door = new Door(connected.endpoint().translator(), connected.connection());
        List<String> told = new ArrayList<>();
        for (String delivery : Files.readAllLines(life)) {
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
