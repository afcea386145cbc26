package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Figures of logs, worked out by hand or by another program. */
class OracleTest {
    /** Measures whose readings that still grow count since the second edition; some of the expected figures are of the first. */
    private static final Set<String> SECOND_EDITION = Set.of("contacts-to-engage", "longest-silence", "overtaken-by");

    private final List<String> wrong = new ArrayList<>();
    private int compared;
    private boolean isOfFirstEdition;

    static Stream<Arguments> logs() {
        return parts(KnownLog.named(KnownLog.DESK, KnownLog.HELPDESK, KnownLog.VOLVO));
    }

    static Stream<Arguments> rawLogs() {
        return parts(KnownLog.named(KnownLog.DESK, KnownLog.HELPDESK, KnownLog.SERVICENOW));
    }

    private static Stream<Arguments> parts(Stream<KnownLog> logs) {
        return logs.flatMap(log -> Stream.of(Arguments.of(log, "whole"), Arguments.of(log, "cut")));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void every_figure_of_a_log_is_what_was_worked_out_otherwise(KnownLog log, String part) {
        compareAll(log, part, log::stories);
    }

    @ParameterizedTest
    @MethodSource("rawLogs")
    void so_is_every_figure_of_a_raw_log_read_by_its_mapping(KnownLog log, String part) {
        compareAll(log, part, log::mapped);
    }

    private void compareAll(KnownLog log, String part, Function<Instant, Map<String, List<Recorded>>> read) {
        JsonNode expected = log.expected(part);
        isOfFirstEdition = log.isOfFirstEdition();
        Instant happened = Instant.parse(expected.get("happened").asString());
        Map<String, List<Recorded>> stories = read.apply(happened);
        AsOf asOf = AsOf.of(null, happened, Instant.parse("2030-01-01T00:00:00Z"));

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
                        || isOfFirstEdition && SECOND_EDITION.contains(where.substring(where.lastIndexOf(' ') + 1)));
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
