package dev.engagement.service.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Says for every recorded delivery what becomes of it, where real input is at hand; read the list beside this test as a specification. The
 * stories say the same of deliveries of our own making.
 */
class RecordedDeliveriesTest {
    static List<String> tools() {
        return ToolDelivery.tools().stream()
                .filter(tool -> !ToolDelivery.recorded(tool).isEmpty())
                .toList();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("tools")
    void every_recorded_delivery_becomes_what_the_list_says(String tool) throws IOException {
        List<String> found = ToolDelivery.recorded(tool).stream()
                .map(recorded -> tool + " " + recorded.file() + ": " + what(recorded))
                .toList();
        assertThat(found)
                .containsExactlyElementsOf(
                        listed().filter(line -> line.startsWith(tool + " ")).toList());
    }

    private static Stream<String> listed() throws IOException {
        try (var list =
                Objects.requireNonNull(RecordedDeliveriesTest.class.getResourceAsStream("recorded-deliveries.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    private static String what(ToolDelivery recorded) {
        return switch (recorded.translate(ToolDelivery.connection(recorded.tool()))) {
            case Translation.Entries(var told, var unknownStates) -> names(told);
            case Translation.WholeSnapshot(var snapshot, var articles) ->
                names(Changes.between(ToolDelivery.connection(recorded.tool()), RequestHistory.NONE, null, snapshot));
            case Translation.SnapshotRows any -> throw new AssertionError("no tool of these is mapped");
            case Translation.Ignored(String reason) -> "ignored, " + reason;
            case Translation.Broken(String trouble, String reason) -> trouble + ", " + reason;
            case Translation.Events any -> "events";
        };
    }

    private static String names(List<ToldEntry> told) {
        return told.stream().map(one -> Catalogue.kindOf(one.entry()).name()).collect(Collectors.joining(", "));
    }
}
