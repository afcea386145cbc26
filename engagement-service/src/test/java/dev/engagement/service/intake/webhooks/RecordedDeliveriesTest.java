package dev.engagement.service.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Says for every recorded delivery what becomes of it; read the list beside this test as a specification. */
class RecordedDeliveriesTest {
    @Test
    void every_recorded_delivery_becomes_what_the_list_says() throws IOException {
        List<String> found = Recorded.all().stream()
                .map(recorded -> recorded.tool() + " " + recorded.file() + ": " + what(recorded))
                .toList();
        try (var list = Objects.requireNonNull(getClass().getResourceAsStream("recorded-deliveries.txt"))) {
            assertThat(found)
                    .containsExactlyElementsOf(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
    }

    private static String what(Recorded recorded) {
        return switch (recorded.translate(Recorded.connection(recorded.tool()))) {
            case Translation.Entries(var told, var unknownStates) -> names(told);
            case Translation.WholeSnapshot(var snapshot, var articles) ->
                names(Changes.between(Recorded.connection(recorded.tool()), RequestHistory.NONE, null, snapshot));
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
