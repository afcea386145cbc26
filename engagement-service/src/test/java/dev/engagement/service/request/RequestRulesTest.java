package dev.engagement.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Entry;
import dev.engagement.events.Results.RequestClosed;
import dev.engagement.events.Results.RequestMerged;
import dev.engagement.service.request.Decision.Accepted;
import dev.engagement.service.request.Decision.RefusedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-27T15:30:00Z");

    @Test
    void a_fact_is_not_argued_with() {
        assertThat(RequestRules.decide(RequestState.INITIAL, message(NOW, new RequestClosed(null)), NOW))
                .isInstanceOfSatisfying(Accepted.class, accepted -> {
                    assertThat(accepted.recordedAt()).isEqualTo(NOW);
                    assertThat(accepted.sequence()).isZero();
                });
    }

    @Test
    void the_streams_clock_never_runs_backwards() {
        RequestState state = RequestRules.evolve(RequestState.INITIAL, NOW.plusSeconds(3));

        assertThat(RequestRules.decide(state, message(NOW, new RequestClosed(null)), NOW))
                .isInstanceOfSatisfying(Accepted.class, accepted -> {
                    assertThat(accepted.recordedAt()).isEqualTo(NOW.plusSeconds(3));
                    assertThat(accepted.sequence()).isEqualTo(1);
                });
    }

    @Test
    void a_clock_may_be_five_minutes_ahead_and_no_more() {
        Instant edge = NOW.plus(Duration.ofMinutes(5));

        assertThat(RequestRules.decide(RequestState.INITIAL, message(edge, new RequestClosed(null)), NOW))
                .isInstanceOf(Accepted.class);
        assertRefused("time", message(edge.plusNanos(1_000), new RequestClosed(null)));
    }

    @Test
    void a_retraction_cannot_name_itself() {
        assertRefused("data.id", message(NOW, new EntryRetracted("/tools/t", "m", null)));
    }

    @Test
    void a_request_cannot_be_merged_into_itself() {
        assertRefused("data.into", message(NOW, new RequestMerged("t:1")));
    }

    private static void assertRefused(String field, Message message) {
        assertThat(RequestRules.decide(RequestState.INITIAL, message, NOW))
                .isInstanceOfSatisfying(
                        RefusedMessage.class,
                        refused -> assertThat(refused.refusal().field()).isEqualTo(field));
    }

    private static Message message(Instant occurredAt, Entry entry) {
        return new Message("/tools/t", "m", "t:1", occurredAt, new UUID(1, 1), entry);
    }
}
