package dev.engagement.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file of the demo's past. */
class DemoPastTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-11-18T14:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private List<JsonNode> lines = List.of();

    @BeforeEach
    void write() throws IOException {
        DemoPast.write(folder.resolve("demo"), folder.resolve("past"), NOW);
        lines = Files.readAllLines(folder.resolve("past")).stream()
                .map(JSON::readTree)
                .toList();
    }

    @Test
    void lines_are_in_the_order_of_recording_and_none_lies_in_the_future() {
        assertThat(lines).isSortedAccordingTo(Comparator.comparing(DemoPastTest::recordedAt));
        assertThat(recordedAt(lines.getLast())).isBeforeOrEqualTo(NOW);
        assertThat(lines)
                .filteredOn(line -> line.has("time"))
                .allMatch(line -> !Instant.parse(line.get("time").asString()).isAfter(recordedAt(line)));
    }

    @Test
    void a_charter_judges_from_the_first_day_changes_within_the_year_and_another_is_half_signed() {
        List<JsonNode> charters = with("charter");
        assertThat(recordedAt(charters.getFirst()))
                .isBefore(recordedAt(with("specversion").getFirst()));
        assertThat(charters.stream()
                        .map(line -> line.path("charter").asString() + "@"
                                + line.path("version").asInt(0)))
                .containsExactly("default@2", "default@3", "sales@1", "sales@0");
        assertThat(charters.get(1).get("document").asString())
                .contains("effectiveFrom: 2026-07-01T00:00:00Z", "medium: {engage: PT3H", "attainment:")
                .doesNotContain("restate");
        assertThat(charters.getLast().at("/signature/signatory").asString()).isEqualTo("it");
    }

    @Test
    void a_connection_was_regular_and_fell_silent_after_a_delivery_that_cannot_be_read() {
        List<JsonNode> deliveries = with("connection");
        assertThat(deliveries).hasSizeGreaterThan(400);
        assertThat(recordedAt(deliveries.getLast())).isEqualTo(NOW.minusSeconds(26 * 3600));
        assertThat(deliveries.getLast().get("body").asString()).isEqualTo("{\"action\":\"opened\",\"issue\":");
    }

    private List<JsonNode> with(String field) {
        return lines.stream().filter(line -> line.has(field)).toList();
    }

    private static Instant recordedAt(JsonNode line) {
        return Instant.parse(line.get("recordedtime").asString());
    }
}
