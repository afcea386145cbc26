package dev.engagement.reporting.readings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.ScopeDimension;
import dev.engagement.reporting.Databases;
import dev.engagement.reporting.factors.CharterVersions;
import dev.engagement.reporting.factors.CharterVersions.Version;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** SQL and the fold choose the same charter for every request. */
class JudgedSqlTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> WORDS = List.of("a", "b'", "c:d");
    private static final List<String> NAMES = List.of("default", "one", "two", "three");

    /** A stored request with the version that judged it. */
    private record Kept(String subject, Instant openedAt, Map<Dimension, String> said, String charter, int version) {}

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static CharterVersions versions(String name, Random random) {
        List<Version> versions = new ArrayList<>();
        for (int number = 1; number <= 1 + random.nextInt(3); number++) {
            Map<String, Object> document = new HashMap<>(CharterDocument.write(Charter.standard()));
            document.put("charter", name);
            document.put("effectiveFrom", day(random.nextInt(10)).toString());
            Map<String, List<String>> scope = new HashMap<>();
            for (ScopeDimension dimension : ScopeDimension.values()) {
                if (!name.equals(Charter.DEFAULT) && random.nextInt(4) == 0) {
                    scope.put(dimension.word(), WORDS.subList(0, 1 + random.nextInt(2)));
                }
            }
            if (!scope.isEmpty()) {
                document.put("for", scope);
            }
            versions.add(new Version(new Judge(CharterDocument.read(document), number), null));
        }
        return new CharterVersions(versions);
    }

    private static JudgingOrder order(Random random) {
        List<CharterVersions> others = new ArrayList<>();
        NAMES.subList(1, 4).forEach(name -> others.add(versions(name, random)));
        JudgingOrder order = JudgingOrder.of(versions(Charter.DEFAULT, random), others);
        return random.nextInt(3) > 0
                ? order
                : order.under(
                        List.of(Term.always(others.getFirst().all().getFirst().judge())));
    }

    private static List<Kept> requests(Random random) {
        List<Kept> requests = new ArrayList<>();
        for (int number = 0; number < 600; number++) {
            Map<Dimension, String> said = new EnumMap<>(Dimension.class);
            for (Dimension dimension : Dimension.values()) {
                if (random.nextInt(4) > 0) {
                    said.put(dimension, WORDS.get(random.nextInt(WORDS.size())));
                }
            }
            requests.add(new Kept(
                    "t:" + number,
                    day(random.nextInt(-1, 11)),
                    said,
                    NAMES.get(random.nextInt(NAMES.size())),
                    1 + random.nextInt(3)));
        }
        return requests;
    }

    private static void store(JdbcTemplate database, List<Kept> requests) {
        for (Kept kept : requests) {
            database.update(
                    "insert into request (subject, entries, first_recorded, newest_recorded, newest_occurred, opened_at,"
                            + " state, anomalies, edition, observed, charter, charter_version, service, activity, team,"
                            + " location, business_unit) values (?, 1, now(), now(), now(), ?, 'open', 0, 1, 0, ?, ?, ?, ?,"
                            + " ?, ?, ?)",
                    kept.subject(),
                    kept.openedAt().atOffset(ZoneOffset.UTC),
                    kept.charter(),
                    kept.version(),
                    kept.said().get(Dimension.SERVICE),
                    kept.said().get(Dimension.ACTIVITY),
                    kept.said().get(Dimension.TEAM),
                    kept.said().get(Dimension.LOCATION),
                    kept.said().get(Dimension.BUSINESS_UNIT));
        }
    }

    @Test
    void a_kept_request_holds_exactly_where_the_version_that_judged_it_still_does() {
        List<Kept> requests = requests(new Random(30));
        JdbcTemplate database = Databases.tables();
        store(database, requests);
        NamedParameterJdbcTemplate jdbc = new NamedParameterJdbcTemplate(database);
        int holding = 0;
        for (int seed = 0; seed < 60; seed++) {
            JudgingOrder order = order(new Random(seed));
            MapSqlParameterSource parameters = new MapSqlParameterSource();
            JudgedSql.parameters(order, parameters);
            Set<String> held = new HashSet<>(jdbc.queryForList(
                    "select subject from request where " + JudgedSql.holds(order), parameters, String.class));
            Set<String> expected = new HashSet<>();
            for (Kept kept : requests) {
                Judge judge = order.judging(kept.openedAt(), kept.said());
                if (judge.charter().name().equals(kept.charter()) && judge.version() == kept.version()) {
                    expected.add(kept.subject());
                }
            }
            assertThat(held).as("seed %d", seed).isEqualTo(expected);
            holding += held.size();
        }
        assertThat(holding).isGreaterThan(1_000);
    }
}
