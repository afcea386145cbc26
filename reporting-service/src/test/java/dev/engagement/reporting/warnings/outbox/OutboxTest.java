package dev.engagement.reporting.warnings.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.documents.subscriptions.Subscription;
import dev.engagement.documents.subscriptions.WarningStep;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.readings.Target;
import dev.engagement.reporting.warnings.Warning;
import dev.engagement.reporting.warnings.WarningRules.CountingSubscription;
import dev.engagement.reporting.warnings.outbox.Sendings.Claim;
import dev.engagement.reporting.warnings.outbox.WarningList.WantedWarnings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is decided once and sent in order, in a real database. */
class OutboxTest {
    private static final Instant NOW = Instant.parse("2026-03-30T09:00:00Z");
    private static final RecipientLane LANE = new RecipientLane("leads", "webhook 1");

    private final OutboxDatabase database = new OutboxDatabase(
            Stage.outbox(Stage.database()).replaceFirst("[^=]*=", ""), "postgres", "postgres", 4, 10_000);
    private final Outbox outbox = new Outbox(database);
    private final Sendings sendings = new Sendings(database);

    @AfterEach
    void close() {
        database.destroy();
    }

    private static Warning warning(String request, String step, Instant at) {
        return new Warning(
                "leads", request, Target.PROMISE, NOW.plusSeconds(900), step, at, "open", "high", null, null);
    }

    private int decide(Warning... warnings) {
        return outbox.decide(List.of(warnings), Map.of("leads", List.of("webhook 1")), NOW);
    }

    private static Subscription subscription(String name, String step) {
        return new Subscription(name, Map.of(), Set.of("promise"), List.of(WarningStep.of("at", step)), List.of());
    }

    @Test
    void a_step_is_decided_once_and_none_after_a_later_one() {
        assertThat(decide(warning("tool:1", "PT30M", NOW), warning("tool:2", "missed", NOW.plusSeconds(900))))
                .isEqualTo(2);
        assertThat(decide(warning("tool:1", "PT30M", NOW))).isZero();
        assertThat(decide(warning("tool:2", "PT30M", NOW)))
                .as("a side that lags behind")
                .isZero();
        assertThat(decide(warning("tool:1", "missed", NOW.plusSeconds(900)))).isEqualTo(1);

        var listed = new WarningList(database).list(new WantedWarnings("tool:1", null, null, null, 10));
        assertThat(listed).hasSize(2);
        assertThat(listed.getFirst().sendings())
                .extracting(WarningList.KeptSending::recipient)
                .containsExactly("topic", "webhook 1");
    }

    @Test
    void a_subscription_counts_since_its_rules_were_first_read_until_its_file_is_gone() {
        assertThat(outbox.counting(List.of(subscription("leads", "PT30M")), List.of("leads", "broken"), NOW))
                .extracting(CountingSubscription::since)
                .containsExactly(NOW);
        Instant later = NOW.plusSeconds(60);
        assertThat(outbox.counting(List.of(subscription("leads", "PT30M")), List.of("leads"), later))
                .extracting(CountingSubscription::since)
                .containsExactly(NOW);
        assertThat(outbox.counting(List.of(subscription("leads", "missed")), List.of("leads"), later))
                .extracting(CountingSubscription::since)
                .containsExactly(later);
        outbox.counting(List.of(), List.of(), later);
        assertThat(outbox.counting(List.of(subscription("leads", "missed")), List.of("leads"), later.plusSeconds(1)))
                .extracting(CountingSubscription::since)
                .containsExactly(later.plusSeconds(1));
    }

    @Test
    void a_request_waits_for_its_earlier_warning_and_others_do_not() {
        decide(
                warning("tool:1", "PT30M", NOW),
                warning("tool:1", "missed", NOW.plusSeconds(900)),
                warning("tool:2", "PT30M", NOW));
        Instant until = NOW.plusSeconds(30);
        Claim first = sendings.claim(LANE, NOW, until).orElseThrow();
        Claim other = sendings.claim(LANE, NOW, until).orElseThrow();

        assertThat(first.warning().warning().request()).isEqualTo("tool:1");
        assertThat(other.warning().warning().request()).isEqualTo("tool:2");
        assertThat(sendings.claim(LANE, NOW, until))
                .as("the first is still under way")
                .isEmpty();
        assertThat(sendings.failed(first, "it answered 500", NOW)).isFalse();
        assertThat(sendings.claim(LANE, NOW.plusMillis(999), until)).isEmpty();
        Claim again = sendings.claim(LANE, NOW.plusSeconds(1), until).orElseThrow();
        assertThat(again.warning().id()).isEqualTo(first.warning().id());
        sendings.sent(again, NOW);
        assertThat(sendings.claim(LANE, NOW, until)
                        .orElseThrow()
                        .warning()
                        .warning()
                        .step())
                .isEqualTo("missed");
    }

    @Test
    void a_claim_of_a_process_that_died_ends_and_what_fails_for_a_day_is_given_up() {
        decide(warning("tool:1", "PT30M", NOW));
        Claim dead = sendings.claim(LANE, NOW, NOW.plusSeconds(30)).orElseThrow();
        assertThat(sendings.lanes(NOW.plusSeconds(29))).doesNotContain(LANE);
        Instant later = NOW.plus(Duration.ofDays(1));
        Claim taken = sendings.claim(LANE, later, later.plusSeconds(30)).orElseThrow();

        assertThat(sendings.failed(dead, "it woke up late", later)).isFalse();
        assertThat(sendings.failed(taken, "it answered 500", later)).isTrue();
        assertThat(sendings.claim(LANE, later.plusSeconds(600), later)).isEmpty();
        assertThat(new WarningList(database).list(new WantedWarnings(null, null, "undelivered", null, 10)))
                .hasSize(1);

        assertThat(sendings.again(taken.warning().id(), later)).isEqualTo(1);
        assertThat(sendings.claim(LANE, later, later.plusSeconds(30))
                        .orElseThrow()
                        .warning()
                        .id())
                .isEqualTo(dead.warning().id());
    }
}
