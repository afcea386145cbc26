package dev.engagement.reporting.factors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.ScopeDimension;
import dev.engagement.events.Signatures.Signature;
import dev.engagement.reporting.factors.CharterVersions.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of several charters judges a request, held against a simple model. */
class JudgingOrderTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> WORDS = List.of("a", "b");
    private static final List<String> SIGNATORIES = List.of("it", "sales");

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static Version version(String name, int number, int effective, int recorded, Map<String, ?> more) {
        Map<String, Object> document = new HashMap<>(CharterDocument.write(Charter.standard()));
        document.put("charter", name);
        document.put("effectiveFrom", day(effective).toString());
        document.putAll(more);
        return new Version(new Judge(CharterDocument.read(document), number), day(recorded));
    }

    private static CharterVersions random(String name, Random random) {
        List<Version> versions = new ArrayList<>();
        for (int number = 1; number <= 1 + random.nextInt(3); number++) {
            Map<String, Object> more = new HashMap<>();
            Map<String, List<String>> scope = new HashMap<>();
            for (ScopeDimension dimension : ScopeDimension.values()) {
                if (!name.equals(Charter.DEFAULT) && random.nextInt(4) == 0) {
                    scope.put(dimension.word(), WORDS.subList(0, 1 + random.nextInt(2)));
                }
            }
            if (!scope.isEmpty()) {
                more.put("for", scope);
            }
            List<String> signatories = SIGNATORIES.subList(0, random.nextInt(3));
            if (!signatories.isEmpty()) {
                more.put("signatories", signatories);
            }
            Version version = version(name, number, random.nextInt(10), number * 3, more);
            for (int day = number * 3; !signatories.isEmpty() && day < 14; day += 1 + random.nextInt(3)) {
                String signatory = signatories.get(random.nextInt(signatories.size()));
                version = version.with(new Signature(signatory, random.nextInt(3) == 0, day(day), null, null));
            }
            versions.add(version);
        }
        return new CharterVersions(versions);
    }

    /** The version of one charter for an opening: asks all of them, highest first. */
    private static @Nullable Version inForce(List<Version> versions, Instant opened) {
        return versions.reversed().stream()
                .filter(version -> {
                    Instant from = from(version);
                    return from != null && !from.isAfter(opened);
                })
                .findFirst()
                .orElse(null);
    }

    /** Since when a version is in force: looks at each instant at which anybody spoke whether all had signed by then. */
    private static @Nullable Instant from(Version version) {
        Charter charter = version.judge().charter();
        List<String> signatories = charter.pact().signatories();
        Instant effective = charter.effectiveFrom();
        if (signatories.isEmpty()) {
            return effective;
        }
        for (Signature spoken : version.signatures().given()) {
            Map<String, Boolean> last = new HashMap<>();
            version.signatures().given().stream()
                    .filter(one -> !one.recordedAt().isAfter(spoken.recordedAt()))
                    .forEach(one -> last.put(one.signatory(), !one.refused()));
            if (signatories.stream().allMatch(signatory -> last.getOrDefault(signatory, false))) {
                boolean isRestated = effective.isBefore(version.recordedAt());
                return isRestated || spoken.recordedAt().isBefore(effective) ? effective : spoken.recordedAt();
            }
        }
        return null;
    }

    private static boolean matches(Version version, Map<Dimension, String> said) {
        Charter charter = version.judge().charter();
        return charter.pact().scope().accepted().entrySet().stream().allMatch(named -> {
            String value = said.get(Dimension.valueOf(named.getKey().name()));
            return value != null && named.getValue().contains(value);
        });
    }

    private static String model(List<CharterVersions> all, Instant opened, Map<Dimension, String> said) {
        List<Version> claim = new ArrayList<>();
        for (CharterVersions charter : all) {
            Version version = inForce(charter.all(), opened);
            boolean isScoped =
                    version != null && !version.judge().charter().pact().scope().isAll();
            if (version != null && isScoped && matches(version, said)) {
                claim.add(version);
            }
        }
        Comparator<Version> most = Comparator.comparing(
                version -> -version.judge().charter().pact().scope().accepted().size());
        for (Dimension weighty : List.of(
                Dimension.SERVICE, Dimension.ACTIVITY, Dimension.TEAM, Dimension.LOCATION, Dimension.BUSINESS_UNIT)) {
            most = most.thenComparing(version -> version.judge().charter().pact().scope().accepted().keySet().stream()
                    .noneMatch(named -> named.name().equals(weighty.name())));
        }
        return claim.stream()
                .min(most.thenComparing(version -> version.judge().charter().name()))
                .map(JudgingOrderTest::name)
                .orElse("default@1");
    }

    private static String name(Version version) {
        return version.judge().charter().name() + "@" + version.judge().version();
    }

    @Test
    void the_charter_that_names_most_dimensions_wins_then_the_weightier_one_then_the_name() {
        int scoped = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            Instant known = day(random.nextInt(14));
            List<CharterVersions> others = List.of(
                    random("a", random).knownAt(known),
                    random("b", random).knownAt(known),
                    random("c", random).knownAt(known));
            CharterVersions standard =
                    new CharterVersions(List.of(new Version(new Judge(Charter.standard(), 1), null)));
            JudgingOrder order = JudgingOrder.of(standard, others);
            Map<Dimension, String> said = new EnumMap<>(Dimension.class);
            for (Dimension dimension : Dimension.values()) {
                if (random.nextInt(5) > 0) {
                    said.put(dimension, WORDS.get(random.nextInt(WORDS.size())));
                }
            }
            for (int day = -1; day < 11; day++) {
                Judge judge = order.judging(day(day), said);
                String name = judge.charter().name() + "@" + judge.version();
                assertThat(name).as("seed %d, day %d", seed, day).isEqualTo(model(others, day(day), said));
                scoped += name.startsWith("default") ? 0 : 1;
            }
        }
        assertThat(scoped).isGreaterThan(3_000);
    }

    @Test
    void a_later_version_without_a_scope_ends_the_judging_and_is_a_what_if() {
        Map<String, ?> sales = Map.of("for", Map.of("business-unit", List.of("sales")));
        CharterVersions charter =
                new CharterVersions(List.of(version("sales", 1, 1, 0, sales), version("sales", 2, 5, 4, Map.of())));
        JudgingOrder order = JudgingOrder.of(standard(), List.of(charter));
        Map<Dimension, String> said = Map.of(Dimension.BUSINESS_UNIT, "sales");

        assertThat(order.judging(day(0), said).charter().name()).isEqualTo("default");
        assertThat(order.judging(day(1), said).charter().name()).isEqualTo("sales");
        assertThat(order.judging(day(1), Map.of()).charter().name()).isEqualTo("default");
        assertThat(order.judging(day(5), said).charter().name()).isEqualTo("default");
        assertThat(JudgingOrder.of(standard(), List.of(charter.knownAt(day(3))))
                        .judging(day(5), said)
                        .charter()
                        .name())
                .isEqualTo("sales");
        JudgingOrder whatIf = order.under(charter.terms());
        assertThat(whatIf.judging(day(0), said).version()).isEqualTo(1);
        assertThat(whatIf.judging(day(5), Map.of()).charter().name()).isEqualTo("sales");
        assertThat(whatIf.judging(day(0), Map.of()).charter().name()).isEqualTo("default");
    }

    private static CharterVersions standard() {
        return new CharterVersions(List.of(new Version(new Judge(Charter.standard(), 1), null)));
    }

    @Test
    void a_version_that_waits_for_its_signatories_is_a_what_if_by_its_number_alone() {
        Version waiting = version(
                "sales",
                1,
                0,
                0,
                Map.of("for", Map.of("team", List.of("desk")), "signatories", List.of("it", "sales")));
        CharterVersions charter = new CharterVersions(List.of(waiting));
        JudgingOrder order = JudgingOrder.of(standard(), List.of(charter));
        Map<Dimension, String> said = Map.of(Dimension.TEAM, "desk");

        assertThat(order.judging(day(9), said).charter().name()).isEqualTo("default");
        assertThat(charter.terms()).isEmpty();
        assertThat(order.under(List.of(Term.always(waiting.judge())))
                        .judging(day(9), said)
                        .charter()
                        .name())
                .isEqualTo("sales");
    }

    @Test
    void a_version_has_a_clock_for_each_service_with_hours_of_its_own() {
        Judge judge = version(
                        "sales",
                        1,
                        0,
                        0,
                        Map.of(
                                "hours",
                                Map.of("mon", List.of("09:00-17:00")),
                                "services",
                                List.of(Map.of("service", "mail", "hours", "always"), Map.of("service", "phone"))))
                .judge();
        Instant monday = Instant.parse("2026-03-02T00:00:00Z");
        Instant tuesday = Instant.parse("2026-03-03T00:00:00Z");

        assertThat(judge.hours().between(monday, tuesday)).isEqualTo(Duration.ofHours(8));
        assertThat(judge.at("mail").hours().between(monday, tuesday)).isEqualTo(Duration.ofHours(24));
        assertThat(judge.at("phone")).isSameAs(judge);
        assertThat(judge.at(null)).isSameAs(judge);
        assertThat(judge.at("mail").charter().name()).isEqualTo("sales");
    }
}
