package dev.engagement.reporting.factors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.CharterVersions.Version;
import dev.engagement.reporting.measures.Account;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A request is judged by what its story last says of it, as far as the story goes. */
class LastSaidTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    private static Judge judge(String name, Map<String, ?> more) {
        Map<String, Object> document = new HashMap<>(CharterDocument.write(Charter.standard()));
        document.put("charter", name);
        document.putAll(more);
        return new Judge(CharterDocument.read(document), 1);
    }

    private static JudgingOrder order(Map<String, ?> more) {
        CharterVersions sales = new CharterVersions(List.of(new Version(judge("sales", more), null)));
        return JudgingOrder.of(
                new CharterVersions(List.of(new Version(judge("default", Map.of()), null))), List.of(sales));
    }

    private static Stories opened() {
        return Stories.utc()
                .at("2026-03-02T16:30")
                .opened("incident", "fax", "desk", Level.HIGH, Level.HIGH)
                .at("2026-03-03T09:30")
                .owner("person:ana");
    }

    private static RequestReclassified moved(
            @Nullable String service, @Nullable String team, @Nullable String location) {
        return new RequestReclassified(null, service, team, null, null, null, null, null, null, null, null, location);
    }

    private static Reading engage(List<Recorded> entries, AsOf asOf, Charters charters) {
        return Objects.requireNonNull(
                Account.of(Story.of(entries, asOf), charters).readings().get("time-to-engage"));
    }

    private static Duration service(Reading reading) {
        Time time = Objects.requireNonNull(reading.time());
        return time.service();
    }

    @Test
    void clock_and_target_are_those_of_the_service_that_the_story_last_names() {
        Charters charters = order(Map.of(
                "for", Map.of("team", List.of("desk")),
                "hours", Map.of("mon", List.of("09:00-17:00"), "tue", List.of("09:00-17:00")),
                "overrides",
                        List.of(Map.of("activity", "incident", "targets", Map.of("high", Map.of("engage", "PT50M")))),
                "services",
                        List.of(Map.of(
                                "service",
                                "mail",
                                "hours",
                                "always",
                                "targets",
                                Map.of("high", Map.of("engage", "P2D"))))));
        List<Recorded> story =
                opened().at("2026-03-05T12:00").entry(moved("mail", null, null)).entries();

        Reading now = engage(story, AsOf.now(NOW), charters);
        Reading then = engage(story, AsOf.of(null, Instant.parse("2026-03-04T00:00:00Z"), NOW), charters);

        assertThat(service(now)).isEqualTo(Duration.ofHours(17));
        assertThat(now.judged()).isEqualTo(new Judged(Duration.ofDays(2), true));
        assertThat(service(then)).isEqualTo(Duration.ofHours(1));
        assertThat(then.judged()).isEqualTo(new Judged(Duration.ofMinutes(50), false));
    }

    @Test
    void the_charter_is_that_of_the_team_and_place_that_the_story_last_names() {
        Charters charters = order(Map.of("for", Map.of("team", List.of("network"), "location", List.of("BER"))));
        List<Recorded> story = opened().queue("network")
                .entry(moved(null, null, "BER"))
                .at("2026-03-05T12:00")
                .entry(moved(null, null, "MUC"))
                .entries();

        assertThat(judgeOf(story, AsOf.now(NOW), charters)).isEqualTo("default");
        assertThat(judgeOf(story, AsOf.of(null, Instant.parse("2026-03-04T00:00:00Z"), NOW), charters))
                .isEqualTo("sales");
        assertThat(judgeOf(story, AsOf.of(Instant.parse("2026-03-04T00:00:00Z"), null, NOW), charters))
                .isEqualTo("sales");
    }

    private static String judgeOf(List<Recorded> story, AsOf asOf, Charters charters) {
        return Fold.course(Story.of(story, asOf), charters)
                .orElseThrow()
                .judge()
                .charter()
                .name();
    }
}
