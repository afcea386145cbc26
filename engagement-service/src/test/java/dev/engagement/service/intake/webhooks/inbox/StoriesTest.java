package dev.engagement.service.intake.webhooks.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.intake.webhooks.Door;
import dev.engagement.service.intake.webhooks.Stories;
import dev.engagement.service.intake.webhooks.Stories.Step;
import dev.engagement.service.intake.webhooks.Stories.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The stories of all tools, delivery after delivery. */
class StoriesTest {
    @TempDir
    private Path folder = Path.of("");

    static Stream<Arguments> stories() {
        return Stream.of(Tool.values())
                .filter(tool -> tool != Tool.STANDARD)
                .flatMap(tool ->
                        Stories.of(tool.word()).stream().map(story -> Arguments.of(tool, story.sentence(), story)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("stories")
    void each_delivery_tells_what_the_story_says(Tool tool, String sentence, Story story) throws IOException {
        Path file = folder.resolve(tool.word() + ".yaml");
        Files.writeString(file, settings(tool, story));
        Door door = new Door(
                tool.translator(), ConnectionFile.read(tool.word(), file).connection());
        for (Step step : story.steps()) {
            assertThat(door.tell(step.delivery()))
                    .as("%s: %s", sentence, step.delivery())
                    .containsExactlyElementsOf(step.told());
        }
    }

    /** A story's own settings, or those of the sheet that {@code ./engagement connect} writes. */
    private static String settings(Tool tool, Story story) throws IOException {
        return switch (story.settings()) {
            case null -> "{}";
            case "sheet" -> Sheets.filled(tool);
            case String own -> own;
        };
    }
}
