package dev.engagement.service.intake.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of one request's expected and recorded facts: first pairs of the same name, second and person, then pairs of the same name
 * and second of which one names no person. Each recorded fact stands for one expected fact.
 *
 * @param missing expected, and not recorded
 * @param extra recorded, and not expected
 * @param lateness of each expected fact that is recorded
 */
public record Comparison(List<Fact> missing, List<Fact> extra, List<Duration> lateness) {
    private record Key(String name, Instant at, @Nullable String person) {}

    /** Compares two lists without changing them. */
    public static Comparison of(List<Fact> expected, List<Fact> recorded) {
        List<Fact> missing = new ArrayList<>(expected);
        List<Fact> extra = new ArrayList<>(recorded);
        List<Duration> lateness = new ArrayList<>();
        match(missing, extra, lateness, true, fact -> new Key(fact.name(), fact.at(), fact.person()));
        match(missing, extra, lateness, false, fact -> new Key(fact.name(), fact.at(), null));
        return new Comparison(missing, extra, lateness);
    }

    /** Takes pairs with the same key out of both lists; unless {@code exact}, only pairs of which one names no person. */
    private static void match(
            List<Fact> missing, List<Fact> extra, List<Duration> lateness, boolean exact, Function<Fact, Key> key) {
        Map<Key, Deque<Fact>> byKey = new HashMap<>();
        extra.forEach(fact -> byKey.computeIfAbsent(key.apply(fact), any -> new ArrayDeque<>())
                .add(fact));
        List<Fact> found = new ArrayList<>();
        missing.removeIf(fact -> {
            Deque<Fact> same = byKey.getOrDefault(key.apply(fact), new ArrayDeque<>());
            Fact match = same.stream()
                    .filter(one -> exact || fact.person() == null || one.person() == null)
                    .findFirst()
                    .orElse(null);
            if (match == null) {
                return false;
            }
            same.remove(match);
            found.add(match);
            lateness.add(match.late());
            return true;
        });
        found.forEach(extra::remove);
    }
}
