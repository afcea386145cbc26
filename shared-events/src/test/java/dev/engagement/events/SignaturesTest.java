package dev.engagement.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Agreement.CharterRefused;
import dev.engagement.events.Agreement.CharterSigned;
import dev.engagement.events.Signatures.Signature;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Since when a charter version is in force. */
class SignaturesTest {
    private static final Instant PUBLISHED = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-05-01T00:00:00Z");
    private static final Signatures BOTH = new Signatures(List.of("it", "sales"), List.of());

    private static Signature signed(String signatory, String day) {
        return Signature.of(new CharterSigned(1, signatory, null), at(day));
    }

    private static Signature refused(String signatory, String day) {
        return Signature.of(new CharterRefused(1, signatory, "person:a", "text:b"), at(day));
    }

    private static Instant at(String day) {
        return Instant.parse("2026-" + day + "T00:00:00Z");
    }

    private static @Nullable Instant from(Signatures signatures, Instant effectiveFrom) {
        return signatures.inForceFrom(effectiveFrom, PUBLISHED);
    }

    @Test
    void without_signatories_it_is_in_force_as_published() {
        Signatures nobody = new Signatures(List.of(), List.of());

        assertThat(nobody.areComplete()).isTrue();
        assertThat(from(nobody, LATER)).isEqualTo(LATER);
    }

    @Test
    void it_is_in_force_once_all_have_signed_and_not_before_it_is_effective() {
        Signatures one = BOTH.with(signed("it", "04-01"));
        Signatures early = one.with(signed("sales", "04-02"));
        Signatures late = one.with(signed("sales", "05-09"));

        assertThat(from(BOTH, LATER)).isNull();
        assertThat(from(one, LATER)).isNull();
        assertThat(from(early, LATER)).isEqualTo(LATER);
        assertThat(from(late, LATER)).isEqualTo(at("05-09"));
    }

    @Test
    void one_that_judges_the_past_does_so_from_its_effective_day_on_once_all_have_signed() {
        Instant past = at("01-01");
        Signatures one = BOTH.with(signed("it", "04-01"));

        assertThat(from(one, past)).isNull();
        assertThat(from(one.with(signed("sales", "04-02")), past)).isEqualTo(past);
    }

    @Test
    void a_last_word_counts_until_all_have_signed_and_none_does_afterwards() {
        Signatures refused =
                BOTH.with(signed("it", "04-01")).with(refused("it", "04-02")).with(signed("sales", "04-03"));
        Signatures complete = refused.with(signed("it", "05-04"));

        assertThat(refused.areComplete()).isFalse();
        assertThat(refused.last("it")).hasValueSatisfying(last -> {
            assertThat(last.refused()).isTrue();
            assertThat(last.reason()).isEqualTo("text:b");
        });
        assertThat(complete.areComplete()).isTrue();
        assertThat(from(complete.with(refused("sales", "06-01")), LATER)).isEqualTo(at("05-04"));
    }

    @Test
    void what_was_not_yet_recorded_counts_for_nothing() {
        Signatures complete = BOTH.with(signed("it", "04-01")).with(signed("sales", "04-03"));

        assertThat(complete.knownAt(at("04-02")).areComplete()).isFalse();
        assertThat(complete.knownAt(at("04-03")).areComplete()).isTrue();
        assertThat(complete.knownAt(null)).isEqualTo(complete);
    }
}
