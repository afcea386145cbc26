package dev.engagement.standalone.demo;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Random draws that are the same for the same seed. */
record Dice(RandomGenerator random) {
    /** Returns draws of their own for every seed, day and request, so that none depends on how many were drawn before. */
    static Dice of(long seed, long day, long request) {
        long mixed = new SplittableRandom(seed * 1_000_003 + day).nextLong();
        return new Dice(new SplittableRandom(mixed + request));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double low, double high) {
        return random.nextDouble(low, high);
    }

    /** Returns a duration; half of the draws lie below the median. The larger the spread (of the logarithm), the longer the tail. */
    Duration around(Duration median, double spread) {
        return times(median, Math.exp(spread * random.nextGaussian()));
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    <T> T oneOf(List<T> all, ToDoubleFunction<T> weight) {
        double left = random.nextDouble() * all.stream().mapToDouble(weight).sum();
        for (T one : all) {
            left -= weight.applyAsDouble(one);
            if (left < 0) {
                return one;
            }
        }
        return all.getLast();
    }

    static Duration times(Duration duration, double factor) {
        return Duration.ofSeconds(Math.max(1, Math.round(duration.toSeconds() * factor)));
    }
}
