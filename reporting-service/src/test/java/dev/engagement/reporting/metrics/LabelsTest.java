package dev.engagement.reporting.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.factors.Dimension;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private static final int FAR_TOO_MANY = 5_000;

    private final MetricLabels labels = new MetricLabels();

    @Test
    void what_a_request_does_not_say_is_unknown() {
        assertThat(labels.of(Map.of(Dimension.ACTIVITY, "incident")))
                .isEqualTo(
                        Tags.of("activity", "incident", "urgency", "unknown", "service", "unknown", "team", "unknown"));
    }

    @Test
    void a_label_has_fifty_values_and_the_rest_is_other() {
        Set<Tags> seen = new HashSet<>();
        for (int n = 0; n < FAR_TOO_MANY; n++) {
            seen.add(labels.of(Map.of(Dimension.SERVICE, "service " + n)));
        }

        assertThat(seen).hasSize(51);
        assertThat(labels.of(Map.of(Dimension.SERVICE, "one more")))
                .isEqualTo(Tags.of("activity", "unknown", "urgency", "unknown", "service", "other", "team", "unknown"));
        assertThat(labels.of(Map.of(Dimension.SERVICE, "service 7"))).contains(Tag.of("service", "service 7"));
    }

    @Test
    void two_hundred_combinations_are_told_apart_and_the_rest_by_activity_and_urgency_alone() {
        Set<Tags> seen = new HashSet<>();
        for (int n = 0; n < FAR_TOO_MANY; n++) {
            seen.add(labels.of(Map.of(
                    Dimension.ACTIVITY,
                    "incident",
                    Dimension.SERVICE,
                    "service " + n % 40,
                    Dimension.TEAM,
                    "team " + n % 37)));
        }

        assertThat(seen)
                .hasSize(201)
                .contains(Tags.of("activity", "incident", "urgency", "unknown", "service", "other", "team", "other"));
    }
}
