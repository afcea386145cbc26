package dev.engagement.service.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourcesTest {
    @Test
    void a_hundred_sources_are_told_apart_and_the_rest_is_other() {
        Sources sources = new Sources();
        Set<String> labels = new HashSet<>();
        for (int n = 0; n < 5_000; n++) {
            labels.add(sources.label("/tools/" + n));
        }

        assertThat(labels).hasSize(101).contains("/tools/0", "/tools/99", "other");
        assertThat(sources.label("/tools/99")).isEqualTo("/tools/99");
    }
}
