package dev.engagement.reporting.report;

import dev.engagement.events.Level;
import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.Lifeline.Look;
import dev.engagement.reporting.factors.Lifeline.Promised;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges promises by how long requests like theirs took until the promise was made. Goes through the lives of those with something in common
 * in order of time, and first through those that have most in common.
 */
public final class OverPromising {
    private static final double HALF = 0.5;
    private static final int MOST_IN_COMMON = 3;

    private final List<AskedPromise> asked;
    private final Iterable<Lifeline> lives;
    private final @Nullable Odds[] odds;
    private final Map<LookKey, List<Kin>> kin = new HashMap<>();

    private OverPromising(List<AskedPromise> asked, Iterable<Lifeline> lives) {
        this.asked = asked;
        this.lives = lives;
        this.odds = new @Nullable Odds[asked.size()];
    }

    private record LookKey(
            Level urgency, @Nullable String team, @Nullable String service) {}

    /** A promise to judge. */
    public record AskedPromise(Lifeline life, Promised promise) {
        /** Returns all promises of a request; none if its life is unknown. */
        public static List<AskedPromise> of(@Nullable Lifeline life) {
            return life == null
                    ? List.of()
                    : life.promised().stream()
                            .map(promise -> new AskedPromise(life, promise))
                            .toList();
        }
    }

    /**
     * The odds of a promise when it was made.
     *
     * @param like how many requests like it had waited as long as its own
     * @param longer how many of them took longer than what was promised; with those that were not over yet an estimate
     * @param chance the share of them, 0 to 1
     */
    public record Odds(int like, long longer, double chance) {
        /** Returns whether more than half of the requests like it took longer. */
        public boolean isOverPromised() {
            return chance > HALF;
        }
    }

    /**
     * Returns the odds of each promise, in their order; null where too few requests are like it.
     *
     * @param lives of all requests, also of those that promised nothing; gone through up to three times, and none is held
     */
    public static List<@Nullable Odds> judge(List<AskedPromise> asked, Iterable<Lifeline> lives) {
        OverPromising all = new OverPromising(asked, lives);
        int[] left = IntStream.range(0, asked.size()).toArray();
        for (int closeness = 0; closeness < MOST_IN_COMMON && left.length > 0; closeness++) {
            left = all.judge(left, closeness);
        }
        return Arrays.asList(all.odds);
    }

    /** Judges some promises by those that have so much in common, and returns those for which they are too few. */
    private int[] judge(int[] some, int closeness) {
        Map<Kin, List<Integer>> byKin = new HashMap<>();
        for (int place : some) {
            AskedPromise one = asked.get(place);
            List<Kin> its = kin(one.life().at(one.promise().made()));
            if (closeness < its.size()) {
                byKin.computeIfAbsent(its.get(closeness), any -> new ArrayList<>())
                        .add(place);
            }
        }
        Map<Kin, KinLives> groups = groups(byKin);
        return byKin.entrySet().parallelStream()
                .flatMapToInt(one -> judge(one.getValue(), groups.getOrDefault(one.getKey(), new KinLives())))
                .toArray();
    }

    private IntStream judge(List<Integer> some, KinLives group) {
        List<Integer> left = new ArrayList<>();
        some.sort(Comparator.comparing(place -> asked.get(place).promise().made()));
        for (int place : some) {
            Promised promise = asked.get(place).promise();
            long made = Micros.of(promise.made());
            if (group.moveTo(made) >= Kin.ENOUGH) {
                odds[place] = group.odds(Micros.of(asked.get(place).life().opened()), made, Micros.of(promise.due()));
            } else {
                left.add(place);
            }
        }
        return left.stream().mapToInt(place -> place);
    }

    /** Returns the requests of each kin that is asked for. */
    private Map<Kin, KinLives> groups(Map<Kin, List<Integer>> byKin) {
        Map<Kin, KinLives> groups = new HashMap<>();
        for (Lifeline life : lives) {
            for (int look = 0; look < life.looks().size(); look++) {
                for (Kin one : kin(life.looks().get(look))) {
                    boolean isNew =
                            look == 0 || !kin(life.looks().get(look - 1)).contains(one);
                    if (isNew && byKin.containsKey(one)) {
                        groups.computeIfAbsent(one, any -> new KinLives())
                                .add(life, Micros.of(life.looks().get(look).from()), end(life, look, one));
                    }
                }
            }
        }
        return groups;
    }

    /** Returns from when on a request that had something in common has it no more. */
    private long end(Lifeline life, int look, Kin one) {
        for (int later = look + 1; later < life.looks().size(); later++) {
            if (!kin(life.looks().get(later)).contains(one)) {
                return Micros.of(life.looks().get(later).from());
            }
        }
        return Long.MAX_VALUE;
    }

    private List<Kin> kin(Look look) {
        return kin.computeIfAbsent(
                new LookKey(look.urgency(), look.team(), look.service()),
                key -> Kin.of(key.urgency().name().toLowerCase(Locale.ROOT), key.team(), key.service()));
    }
}
