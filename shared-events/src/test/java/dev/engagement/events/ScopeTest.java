package dev.engagement.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of several charters wins, held against a simple model. */
class ScopeTest {
    private static final List<String> WORDS = List.of("a", "b", "c");

    private static Scope scope(Random random) {
        Map<ScopeDimension, List<String>> accepted = new EnumMap<>(ScopeDimension.class);
        for (ScopeDimension dimension : ScopeDimension.values()) {
            if (random.nextInt(5) < 2) {
                List<String> words = new ArrayList<>(WORDS);
                words.remove(random.nextInt(words.size()));
                accepted.put(dimension, words.subList(0, 1 + random.nextInt(2)));
            }
        }
        return new Scope(accepted);
    }

    private static Map<ScopeDimension, String> request(Random random) {
        Map<ScopeDimension, String> said = new EnumMap<>(ScopeDimension.class);
        for (ScopeDimension dimension : ScopeDimension.values()) {
            if (random.nextInt(4) > 0) {
                said.put(dimension, WORDS.get(random.nextInt(WORDS.size())));
            }
        }
        return said;
    }

    /** Weighs the dimensions as the digits of a number, below their count. */
    private static int weight(Scope scope) {
        Set<ScopeDimension> named = EnumSet.noneOf(ScopeDimension.class);
        named.addAll(scope.accepted().keySet());
        return named.size() * 100
                + (named.contains(ScopeDimension.SERVICE) ? 16 : 0)
                + (named.contains(ScopeDimension.ACTIVITY) ? 8 : 0)
                + (named.contains(ScopeDimension.TEAM) ? 4 : 0)
                + (named.contains(ScopeDimension.LOCATION) ? 2 : 0)
                + (named.contains(ScopeDimension.BUSINESS_UNIT) ? 1 : 0);
    }

    @Test
    void the_scope_that_names_most_dimensions_comes_first_then_the_weightier_one() {
        Random random = new Random(21);
        for (int i = 0; i < 20_000; i++) {
            Scope one = scope(random);
            Scope other = scope(random);
            assertThat(Integer.signum(Scope.WINNER_FIRST.compare(one, other)))
                    .as("%s, %s", one, other)
                    .isEqualTo(Integer.compare(weight(other), weight(one)));
        }
    }

    @Test
    void a_request_belongs_where_each_named_dimension_has_one_of_its_values() {
        Random random = new Random(22);
        int matches = 0;
        for (int i = 0; i < 20_000; i++) {
            Scope scope = scope(random);
            Map<ScopeDimension, String> said = request(random);
            boolean all = true;
            for (ScopeDimension dimension : ScopeDimension.values()) {
                List<String> values = scope.accepted().get(dimension);
                all &= values == null || (said.get(dimension) != null && values.contains(said.get(dimension)));
            }
            assertThat(scope.matches(said::get)).as("%s, %s", scope, said).isEqualTo(all);
            matches += all ? 1 : 0;
        }
        assertThat(matches).isBetween(2_000, 18_000);
    }

    @Test
    void two_scopes_overlap_exactly_where_some_request_belongs_to_both() {
        Random random = new Random(23);
        for (int i = 0; i < 1_000; i++) {
            Scope one = scope(random);
            Scope other = scope(random);
            assertThat(one.overlaps(other)).as("%s, %s", one, other).isEqualTo(isShared(one, other, 0, Map.of()));
            assertThat(other.overlaps(one)).isEqualTo(one.overlaps(other));
        }
    }

    private static boolean isShared(Scope one, Scope other, int from, Map<ScopeDimension, String> said) {
        if (from == ScopeDimension.values().length) {
            return one.matches(said::get) && other.matches(said::get);
        }
        for (String word : WORDS) {
            Map<ScopeDimension, String> more = new EnumMap<>(ScopeDimension.class);
            more.putAll(said);
            more.put(ScopeDimension.values()[from], word);
            if (isShared(one, other, from + 1, more)) {
                return true;
            }
        }
        return false;
    }
}
