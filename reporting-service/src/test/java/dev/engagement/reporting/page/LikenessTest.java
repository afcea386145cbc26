package dev.engagement.reporting.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final List<String> TEAMS = List.of("applications", "network", "service-desk", "workplace");

    @Test
    void a_mistyped_word_finds_the_one_that_was_meant() {
        assertThat(Likeness.nearest("netwrok", TEAMS).getFirst()).isEqualTo("network");
        assertThat(Likeness.nearest("Desk", TEAMS).getFirst()).isEqualTo("service-desk");
        assertThat(Likeness.nearest("dsk", TEAMS).getFirst()).isEqualTo("service-desk");
    }

    @Test
    void a_word_like_no_other_still_learns_some_that_are_known() {
        assertThat(Likeness.nearest("zzz", TEAMS)).hasSize(3);
        assertThat(Likeness.nearest("zzz", List.of())).isEmpty();
    }
}
