package dev.engagement.reporting.measures;

import static dev.engagement.reporting.factors.Status.RUNNING;
import static dev.engagement.reporting.factors.Status.SETTLED;
import static dev.engagement.reporting.measures.Told.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Anomaly.Kind;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.tests.Stories;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries that were taken back. */
class RetractionsTest {
    @Test
    void a_retracted_entry_leaves_the_story_even_if_the_retraction_came_first() {
        Stories story = Stories.utc()
                .at("2026-03-02T09:30")
                .entry(new EntryRetracted("/tools/tool", "m2", null))
                .at("2026-03-02T09:00")
                .opened()
                .at("2026-03-02T10:00")
                .acknowledged("ana");

        assertThat(Told.of(story, "2026-03-02T11:00").status("time-to-engage")).isEqualTo(RUNNING);
        assertThat(Told.of(story, "2026-03-02T11:00").anomalies()).isEmpty();
    }

    @Test
    void a_retraction_acts_by_what_was_known_and_not_by_what_had_happened() {
        List<Recorded> story = opened().at("2026-03-02T10:00")
                .acknowledged("ana")
                .at("2026-03-05T10:00")
                .retracted(1)
                .entries();
        Instant between = Instant.parse("2026-03-03T00:00:00Z");
        Instant now = Instant.parse("2026-03-06T00:00:00Z");

        assertThat(Told.of(story, AsOf.of(null, between, now), Charters.standard())
                        .status("time-to-engage"))
                .isEqualTo(RUNNING);
        assertThat(Told.of(story, AsOf.of(between, null, now), Charters.standard())
                        .status("time-to-engage"))
                .isEqualTo(SETTLED);
    }

    @Test
    void a_retraction_of_nothing_or_of_a_retraction_is_an_anomaly_and_does_nothing() {
        Stories story = opened().acknowledged("ana")
                .retracted(1)
                .retracted(1)
                .entry(new EntryRetracted("/tools/tool", "unheard-of", null));

        assertThat(Told.of(story, "2026-03-03T00:00").status("time-to-engage")).isEqualTo(RUNNING);
        assertThat(Told.of(story, "2026-03-03T00:00").anomalies())
                .containsExactly(Kind.NOTHING_TO_RETRACT, Kind.NOTHING_TO_RETRACT);
    }
}
