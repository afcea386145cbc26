package dev.engagement.reporting.report;

import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.Lifeline.Look;
import dev.engagement.reporting.factors.Lifeline.Promised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges promises by how long requests like theirs took until the promise was made. Goes through all lives once in order of time, so that
 * each promise looks only at the requests like its own.
 */
public final class OverPromising {
    private static final double HALF = 0.5;

    private final Map<Kin, Set<Lifeline>> groups = new HashMap<>();

    private OverPromising() {}

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

    private record LifeStep(Instant from, Lifeline life, int look) {}

    /**
     * Returns the odds of each promise, in their order; null where too few requests are like it.
     *
     * @param lives of all requests, also of those that promised nothing
     */
    public static List<@Nullable Odds> judge(List<AskedPromise> asked, List<Lifeline> lives) {
        List<LifeStep> steps = steps(lives);
        OverPromising sweep = new OverPromising();
        Map<Integer, @Nullable Odds> odds = new HashMap<>();
        int next = 0;
        for (int place : inOrder(asked)) {
            AskedPromise one = asked.get(place);
            while (next < steps.size()
                    && !steps.get(next).from().isAfter(one.promise().made())) {
                sweep.move(steps.get(next++));
            }
            odds.put(place, sweep.odds(one));
        }
        List<@Nullable Odds> all = new ArrayList<>();
        for (int place = 0; place < asked.size(); place++) {
            all.add(odds.get(place));
        }
        return all;
    }

    private static List<Integer> inOrder(List<AskedPromise> asked) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < asked.size(); place++) {
            places.add(place);
        }
        places.sort(Comparator.comparing(place -> asked.get(place).promise().made()));
        return places;
    }

    private static List<LifeStep> steps(List<Lifeline> lives) {
        List<LifeStep> steps = new ArrayList<>();
        for (Lifeline life : lives) {
            for (int look = 0; look < life.looks().size(); look++) {
                steps.add(new LifeStep(life.looks().get(look).from(), life, look));
            }
        }
        steps.sort(Comparator.comparing(LifeStep::from));
        return steps;
    }

    private static List<Kin> kin(Look look) {
        return Kin.of(look.urgency().name().toLowerCase(Locale.ROOT), look.team(), look.service());
    }

    /** Takes a request out of the groups that it was in, and puts it into those of its new look. */
    private void move(LifeStep step) {
        List<Look> looks = step.life().looks();
        if (step.look() > 0) {
            kin(looks.get(step.look() - 1)).forEach(kin -> group(kin).remove(step.life()));
        }
        kin(looks.get(step.look())).forEach(kin -> group(kin).add(step.life()));
    }

    private Set<Lifeline> group(Kin kin) {
        return groups.computeIfAbsent(kin, any -> Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private @Nullable Odds odds(AskedPromise asked) {
        Instant made = asked.promise().made();
        for (Kin kin : kin(asked.life().at(made))) {
            Set<Lifeline> group = group(kin);
            group.removeIf(life -> life.opened().isBefore(made.minus(LikeRequests.SPAN)));
            Sample sample = new Sample();
            group.stream().filter(life -> life.opened().isBefore(made)).forEach(life -> add(sample, life, made));
            if (sample.size() >= Kin.ENOUGH) {
                return odds(sample.survival(), asked);
            }
        }
        return null;
    }

    private static void add(Sample sample, Lifeline life, Instant at) {
        Lifeline.TimeSoFar time = life.timeToResolve(at);
        sample.add(time.status(), seconds(time.time()));
    }

    private static @Nullable Odds odds(Survival curve, AskedPromise asked) {
        Instant opened = asked.life().opened();
        double age = seconds(Duration.between(opened, asked.promise().made()));
        Double chance = curve.chance(
                age, seconds(Duration.between(opened, asked.promise().due())));
        if (chance == null) {
            return null;
        }
        int like = curve.seenBeyond(age);
        return new Odds(like, Math.round(chance * like), chance);
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
