package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import dev.engagement.events.Level;
import dev.engagement.events.Recorded;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final String ENGAGED = "engagement_time_to_engage_seconds_count";
    private static final String[] NAMES = {
        "engagement_time_to_engage_seconds",
        "engagement_time_to_own_seconds",
        "engagement_time_to_resolve_seconds",
        "engagement_update_gap_seconds",
        "engagement_requests_open",
        "engagement_requests_waiting",
        "engagement_requests_unowned",
        "engagement_requests_silent",
        "engagement_requests_at_risk",
        "engagement_requests_overdue",
        "engagement_oldest_waiting_seconds",
        "engagement_commitments",
        "engagement_pace_kept_ratio",
        "engagement_pace_kept_requests",
        "engagement_satisfaction_ratio",
        "engagement_satisfaction_ratings",
        "engagement_projection_lag_seconds",
        "engagement_missing_entries",
        "engagement_warnings_total",
        "engagement_parked_records"
    };
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Opened an hour ago, taken up half an hour later. */
    private static List<Recorded> live(String request, String service) {
        return Stories.utc()
                .about(request)
                .at(ago(Duration.ofHours(1)))
                .learned(ago(Duration.ZERO))
                .opened("incident", service, "desk", Level.HIGH, Level.HIGH)
                .after(Duration.ofMinutes(30))
                .owner("person:ana")
                .entry(new CommitmentMade("soon", Instant.now().plusSeconds(3600), null, null, null))
                .entry(new CommitmentMade("passed", Instant.now().minusSeconds(60), null, null, null))
                .entry(new ExperienceRated(
                        new Rating(BigDecimal.valueOf(4), BigDecimal.ONE, BigDecimal.valueOf(5)), null))
                .entries();
    }

    private static String ago(Duration time) {
        return LocalDateTime.ofInstant(Instant.now().minus(time).truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC)
                .toString();
    }

    private static String metrics(Service service) {
        return service.get("/actuator/prometheus").body();
    }

    private static List<String> lines(Service service, String start) {
        return metrics(service).lines().filter(line -> line.startsWith(start)).toList();
    }

    private static List<String> counted(Service service) {
        return lines(service, ENGAGED).stream()
                .filter(line -> !line.endsWith(" 0"))
                .toList();
    }

    /** What the scrape says of each metric of ours; the greatest of each histogram has the histogram's own words. */
    private static Map<String, String> helps(Service service) {
        return lines(service, "# HELP engagement_").stream()
                .map(line -> line.split(" ", 4))
                .filter(words -> !words[2].endsWith("_max"))
                .collect(Collectors.toMap(words -> words[2], words -> words[3]));
    }

    @Test
    void what_settles_live_is_counted_once_and_neither_repeats_nor_replays_nor_history_move_it() {
        try (Stage stage = new Stage().withTopics()) {
            String database = Stage.database();
            String gauges = "--engagement.gauges-every=PT0.2S";
            Service service = stage.service(database, gauges);
            List<Recorded> live = live("tool:live", "mail");
            List<Recorded> old = Stories.utc()
                    .about("tool:old")
                    .at("2020-03-02T09:00")
                    .learned(ago(Duration.ZERO))
                    .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH)
                    .owner("person:ana")
                    .entries();
            stage.publish(live);
            stage.publish(live);
            stage.publish(old);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(lines(service, "engagement_requests_open"))
                    .hasSize(1)
                    .allMatch(line -> line.endsWith(" 2.0")));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(lines(service, ENGAGED))
                    .containsExactly(
                            ENGAGED + "{activity=\"incident\",service=\"mail\",team=\"desk\",urgency=\"high\"} 1"));
            assertThat(metrics(service))
                    .contains("engagement_time_to_engage_seconds_bucket")
                    .contains(
                            "engagement_requests_overdue{activity=\"incident\",service=\"mail\",target=\"resolve\",team"
                                    + "=\"desk\",urgency=\"high\"} 1.0")
                    .contains("engagement_requests_waiting")
                    .contains("engagement_commitments{activity=\"incident\",outcome=\"open\",service=\"mail\",team"
                            + "=\"desk\",urgency=\"high\"} 1.0")
                    .contains("engagement_commitments{activity=\"incident\",outcome=\"broken\",service=\"mail\",team"
                            + "=\"desk\",urgency=\"high\"} 1.0")
                    .contains("engagement_satisfaction_ratio{activity=\"incident\",service=\"mail\",team"
                            + "=\"desk\",urgency=\"high\"} 0.75")
                    .contains("engagement_projection_lag_seconds");
            assertThat(helps(service))
                    .containsOnlyKeys(NAMES)
                    .allSatisfy((name, help) ->
                            assertThat(help).as(name).hasSizeGreaterThan(40).endsWith("."));
            service.close();

            Service restarted = stage.service(database, gauges);
            Service rebuilt = stage.service(Stage.database(), gauges);
            stage.publish(live);
            stage.publish(live("tool:later", "phone"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(lines(restarted, "engagement_requests_open"))
                    .hasSize(2));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(lines(rebuilt, "engagement_requests_open"))
                    .hasSize(2));

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(counted(restarted)).hasSize(1).allMatch(line -> line.contains("phone")));
            assertThat(counted(rebuilt)).noneMatch(line -> line.contains("mail"));
            assertThat(lines(rebuilt, ENGAGED))
                    .as("shown empty, so that Prometheus sees the first")
                    .anyMatch(line -> line.contains("mail") && line.endsWith(" 0"));
        }
    }
}
