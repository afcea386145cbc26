package dev.engagement.service.intake.webhooks.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sheets that {@code ./engagement connect} fills in. */
class ConnectionSheetsTest {
    private static final Path SHEETS = Path.of("../docs/connections");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(Tool.class)
    void a_sheet_that_is_filled_in_is_a_connection_of_its_tool(Tool tool) throws IOException {
        String sheet = Files.readString(SHEETS.resolve(tool.word() + ".yaml"));
        Path file = Files.writeString(folder.resolve("mine.yaml"), sheet.replace("{secret}", "s3cret"));

        Connected connected = ConnectionFile.read("mine", file);

        assertThat(connected.endpoint().tool()).isEqualTo(tool.word());
        assertThat(sheet.lines().takeWhile(line -> line.startsWith("#"))).anyMatch(line -> line.contains("{url}"));
        // Where the tool makes the secret itself the sheet says so.
        assertThat(connected.connection().secrets().isEmpty()).isEqualTo(sheet.contains("write it into secrets below"));
    }

    @Test
    void there_is_a_sheet_for_each_tool_and_each_mapping_and_for_nothing_else() throws IOException {
        try (Stream<Path> sheets = Files.list(SHEETS)) {
            assertThat(sheets.map(sheet -> sheet.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(
                                    Arrays.stream(Tool.values()).map(tool -> tool.word() + ".yaml"),
                                    MappedToolsTest.tools().stream().map(tool -> tool + ".yaml"),
                                    MappedToolsTest.tools().stream().map(tool -> tool + ".mapping.yaml"),
                                    Stream.of("README.md"))
                            .flatMap(Function.identity())
                            .toList());
        }
    }
}
