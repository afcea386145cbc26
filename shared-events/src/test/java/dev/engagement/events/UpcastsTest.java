package dev.engagement.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpcastsTest {
    private static final Catalogue.EntryKind THIRD =
            new Catalogue.EntryKind("request-closed", 3, Results.RequestClosed.class);
    private static final Upcasts STEPS = new Upcasts(List.of(
            new Upcast("request-closed", 1, data -> Map.of("who", data.get("closer") + "!")),
            new Upcast("request-opened", 1, data -> Map.of()),
            new Upcast("request-closed", 2, data -> Map.of("by", data.get("who") + "?"))));

    @Test
    void an_old_revision_takes_every_step_to_the_latest() {
        assertThat(STEPS.toLatest(new Catalogue.Type(THIRD, 1), Map.of("closer", "ana")))
                .isEqualTo(Map.of("by", "ana!?"));
    }

    @Test
    void the_latest_revision_is_left_alone() {
        assertThat(STEPS.toLatest(new Catalogue.Type(THIRD, 3), Map.of("by", "ana")))
                .isEqualTo(Map.of("by", "ana"));
    }

    @Test
    void a_hole_in_the_steps_is_a_fault_of_ours() {
        assertThatThrownBy(() -> new Upcasts(List.of()).toLatest(new Catalogue.Type(THIRD, 1), Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }
}
