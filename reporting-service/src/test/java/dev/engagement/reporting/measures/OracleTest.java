package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Judging;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.reporting.report.Statistics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Figures of real logs, worked out by another program. */
class OracleTest {
    /** Measures whose readings that still grow count since the second edition; the expected figures are of the first. */
    private static final Set<String> SECOND_EDITION = Set.of("contacts-to-engage", "longest-silence", "overtaken-by");

    private final List<String> wrong = new ArrayList<>();
    private int compared;

    @ParameterizedTest
    @CsvSource({"helpdesk, whole", "helpdesk, cut", "volvo-incidents, whole", "volvo-incidents, cut"})
    void every_figure_of_a_real_log_is_what_another_program_says(String log, String part) {
        assumeThat(RealLogs.folder()).as("the folder with the real logs").isPresent();
        Path folder = RealLogs.folder().orElseThrow();
        JsonNode expected = RealLogs.expected(folder, log).get(part);
        Instant happened = Instant.parse(expected.get("happened").asString());
        compareAll(expected, happened, part, RealLogs.entries(folder, log, happened));
    }

    @ParameterizedTest
    @CsvSource({"helpdesk, whole", "servicenow-slice, whole", "servicenow-slice, cut"})
    void so_is_every_figure_of_a_raw_log_read_by_its_mapping(String log, String part) {
        assumeThat(RealLogs.folder()).as("the folder with the real logs").isPresent();
        Path folder = RealLogs.folder().orElseThrow();
        JsonNode expected = RealLogs.expected(folder, log).get(part);
        Instant happened = Instant.parse(expected.get("happened").asString());
        compareAll(expected, happened, part, MappedLogs.entries(folder, log, happened));
    }

    private void compareAll(JsonNode expected, Instant happened, String part, Map<String, List<Recorded>> stories) {
        AsOf asOf = AsOf.of(null, happened, Instant.parse("2026-01-01T00:00:00Z"));

        compare(
                part,
                expected.get("all"),
                card(stories, asOf, List.of()).groups().get(List.of()));
        Map<List<@Nullable String>, Group> groups =
                card(stories, asOf, List.of(Dimension.URGENCY)).groups();
        expected.get("by urgency")
                .properties()
                .forEach(group -> compare(group.getKey(), group.getValue(), groups.get(List.of(group.getKey()))));

        assertThat(groups).hasSize(expected.get("by urgency").size());
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(100);
    }

    private static Scorecard card(Map<String, List<Recorded>> stories, AsOf asOf, List<Dimension> by) {
        Scorecard card = new Scorecard(by);
        for (List<Recorded> entries : stories.values()) {
            Fold.course(Story.of(entries, asOf), Charters.standard())
                    .ifPresent(course -> card.add(
                            course.dimensions(),
                            null,
                            Figures.of(course),
                            course.anomalies().size(),
                            Wait.of(course),
                            null,
                            Judging.of(course.judge())));
        }
        return card;
    }

    private void compare(String where, JsonNode expected, @Nullable Group group) {
        if (group == null) {
            wrong.add(where + " is missing");
            return;
        }
        for (Group.Column column : group.columns()) {
            JsonNode figures = expected.get(column.measure().name());
            if (figures != null) {
                Statistics actual = column.elapsed().statistics(column.measure().countsWaiting());
                compare(where + " " + column.measure().name(), figures, actual);
            }
        }
        figure(where + " requests", expected.get("requests"), (double) group.requests());
    }

    private void compare(String where, JsonNode expected, Statistics actual) {
        figure(where + " n", expected.get("n"), (double) actual.n());
        figure(where + " running", expected.get("running"), (double) actual.running());
        figure(where + " ended", expected.get("ended"), (double) actual.ended());
        figure(where + " total", expected.get("total"), actual.total());
        figure(where + " mean", expected.get("mean"), actual.mean());
        figure(where + " p50", expected.get("p50"), actual.p50());
        figure(where + " p90", expected.get("p90"), actual.p90());
        figure(where + " max", expected.get("max"), actual.max());
        JsonNode withWaiting = expected.get("withWaiting");
        assertThat(withWaiting == null)
                .isEqualTo(actual.withWaiting() == null
                        || SECOND_EDITION.contains(where.substring(where.lastIndexOf(' ') + 1)));
        if (withWaiting != null && actual.withWaiting() != null) {
            figure(
                    where + " withWaiting p50",
                    withWaiting.get("p50"),
                    actual.withWaiting().p50());
            figure(
                    where + " withWaiting p90",
                    withWaiting.get("p90"),
                    actual.withWaiting().p90());
        }
    }

    private void figure(String where, @Nullable JsonNode expected, @Nullable Double actual) {
        compared++;
        if (expected == null || expected.isNull() || actual == null) {
            if ((expected == null || expected.isNull()) != (actual == null)) {
                wrong.add(where + ": expected " + expected + " but is " + actual);
            }
        } else if (Math.abs(expected.asDouble() - actual) > 1e-6) {
            wrong.add(where + ": expected " + expected + " but is " + actual);
        }
    }
}
