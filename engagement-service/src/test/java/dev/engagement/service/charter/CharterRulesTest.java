package dev.engagement.service.charter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Agreement.CharterRefused;
import dev.engagement.events.Agreement.CharterSigned;
import dev.engagement.events.Agreement.SigningEntry;
import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.Signatures.Signature;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which versions are published, and what their senders are told. */
class CharterRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-27T15:30:00Z");
    private static final String PAST = "2026-01-01T00:00:00Z";
    private static final String FUTURE = "2026-05-01T00:00:00Z";

    private static Charter charter(String name, String effectiveFrom, Map<String, ?> more) {
        Map<String, Object> document = new HashMap<>(CharterDocument.write(Charter.standard()));
        document.put("charter", name);
        document.put("effectiveFrom", effectiveFrom);
        document.putAll(more);
        return CharterDocument.read(document);
    }

    private static Charter judging(String name, String effectiveFrom, Map<String, List<String>> scope) {
        return charter(name, effectiveFrom, Map.of("for", scope));
    }

    private static Ruling decide(Charter charter, boolean restate, Charter... before) {
        List<CharterVersion> versions = CharterRules.initial(charter.name());
        for (Charter earlier : before) {
            versions = CharterRules.evolve(versions, new CharterVersion(versions.size() + 1, NOW, earlier));
        }
        return CharterRules.decide(versions, versions.size() + 1, charter, restate, Precondition.NONE, NOW);
    }

    private static List<String> warnings(Ruling ruling) {
        return ruling instanceof Ruling.Published(var version, List<String> warnings) ? warnings : List.of("refused");
    }

    private static boolean isRefused(Ruling ruling) {
        return ruling instanceof Ruling.RefusedCharter(var field)
                && field.field().equals("effectiveFrom");
    }

    @Test
    void a_version_that_can_judge_the_past_must_say_so() {
        Map<String, List<String>> sales = Map.of("business-unit", List.of("sales"));
        assertThat(isRefused(decide(charter("default", PAST, Map.of()), false))).isTrue();
        assertThat(isRefused(decide(judging("sales", PAST, sales), false))).isTrue();
        assertThat(warnings(decide(judging("sales", PAST, sales), true))).isEmpty();
        assertThat(warnings(decide(judging("sales", FUTURE, sales), false))).isEmpty();
        assertThat(warnings(decide(charter("sales", PAST, Map.of()), false)))
                .as("a what-if judges nobody")
                .isEmpty();
    }

    @Test
    void a_version_that_ends_judging_in_the_past_must_say_so_too() {
        Charter judging = judging("sales", PAST, Map.of("business-unit", List.of("sales")));

        assertThat(isRefused(decide(charter("sales", PAST, Map.of()), false, judging)))
                .isTrue();
        assertThat(isRefused(decide(charter("sales", PAST, Map.of()), true, judging)))
                .isFalse();
        assertThat(isRefused(decide(charter("sales", FUTURE, Map.of()), false, judging)))
                .isFalse();
    }

    @Test
    void a_version_with_signatories_silences_none_and_says_that_it_waits() {
        Charter signed = charter("default", FUTURE, Map.of("signatories", List.of("it", "sales")));

        assertThat(warnings(decide(signed, false, charter("default", FUTURE, Map.of("notice", 0.3)))))
                .singleElement()
                .asString()
                .contains("before it, sales have signed", "charter=default@3");
    }

    @Test
    void a_signatory_signs_once_and_may_refuse_until_all_have_signed() {
        Charter proposed = charter("default", FUTURE, Map.of("signatories", List.of("it", "sales")));
        List<CharterVersion> versions =
                CharterRules.evolve(CharterRules.initial("default"), new CharterVersion(2, NOW, proposed));

        versions = given(versions, new CharterSigned(2, "it", null));
        assertThat(CharterRules.sign(versions, new CharterSigned(2, "it", null), NOW))
                .isInstanceOf(Consent.Repeated.class);
        versions = given(versions, new CharterRefused(2, "it", null, null));
        versions = given(versions, new CharterSigned(2, "sales", null));
        versions = given(versions, new CharterSigned(2, "it", null));

        assertThat(versions.getLast().inForceFrom()).isEqualTo(Instant.parse(FUTURE));
        assertThat(CharterRules.sign(versions, new CharterRefused(2, "sales", null, null), NOW))
                .isInstanceOf(Consent.Final.class);
        assertThat(CharterRules.sign(versions, new CharterSigned(2, "sales", null), NOW))
                .isInstanceOf(Consent.Repeated.class);
    }

    /** The versions after a word that must be given, which is not recorded before the last entry. */
    private static List<CharterVersion> given(List<CharterVersion> versions, SigningEntry word) {
        Consent consent = CharterRules.sign(versions, word, NOW.minusSeconds(9));
        assertThat(consent).isInstanceOf(Consent.Given.class);
        Signature last =
                ((Consent.Given) consent).version().signatures().given().getLast();
        assertThat(last.recordedAt()).isEqualTo(NOW);
        return CharterRules.evolve(versions, word.version(), last);
    }

    @Test
    void only_a_signatory_of_the_version_signs_it() {
        Charter proposed = charter("default", FUTURE, Map.of("signatories", List.of("it")));
        List<CharterVersion> versions =
                CharterRules.evolve(CharterRules.initial("default"), new CharterVersion(2, NOW, proposed));

        assertThat(CharterRules.sign(versions, new CharterSigned(2, "sales", null), NOW))
                .isInstanceOfSatisfying(
                        Consent.RefusedSignatory.class,
                        refused -> assertThat(refused.field().says()).contains("version 2 names: it"));
        assertThat(CharterRules.sign(versions, new CharterSigned(1, "it", null), NOW))
                .isInstanceOfSatisfying(
                        Consent.RefusedSignatory.class,
                        refused -> assertThat(refused.field().says()).contains("names no signatories"));
        assertThat(CharterRules.sign(versions, new CharterSigned(3, "it", null), NOW))
                .isInstanceOf(Consent.UnknownVersion.class);
    }

    @Test
    void the_last_signature_tells_which_versions_it_silences() {
        List<CharterVersion> versions = CharterRules.evolve(
                CharterRules.initial("default"),
                new CharterVersion(2, NOW, charter("default", "2026-06-01T00:00:00Z", Map.of("notice", 0.3))));
        versions = CharterRules.evolve(
                versions, new CharterVersion(3, NOW, charter("default", FUTURE, Map.of("signatories", List.of("it")))));

        assertThat(CharterRules.sign(versions, new CharterSigned(3, "it", null), NOW))
                .isInstanceOfSatisfying(Consent.Given.class, given -> assertThat(given.warnings())
                        .singleElement()
                        .asString()
                        .startsWith("version 2, effective from"));
    }

    @Test
    void a_possible_overlap_is_told_with_the_charter_that_wins() {
        Charter unit = judging("sales", FUTURE, Map.of("business-unit", List.of("sales")));
        Charter service = judging("mail", FUTURE, Map.of("service", List.of("mail")));
        Charter team = judging("desk", FUTURE, Map.of("business-unit", List.of("support"), "team", List.of("desk")));
        List<CharterVersion> others = List.of(
                new CharterVersion(1, null, Charter.standard()),
                new CharterVersion(1, NOW, service),
                new CharterVersion(1, NOW, team));

        assertThat(CharterRules.overlaps(unit, others))
                .singleElement()
                .asString()
                .contains("overlaps that of \"mail\"", "judged by \"mail\"");
        assertThat(CharterRules.overlaps(charter("sales", FUTURE, Map.of()), others))
                .isEmpty();
    }
}
