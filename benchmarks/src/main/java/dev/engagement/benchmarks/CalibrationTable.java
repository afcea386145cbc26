package dev.engagement.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Predictions beside what came of them, in ten parts from the least to the most likely. */
final class CalibrationTable {
    private static final int PARTS = 10;
    /** Half of an interval of 95 % of the normal distribution. */
    private static final double DEVIATIONS = 1.96;
    /** The gap that the interval of each part must reach. */
    private static final double TOLERATED = 0.10;

    private final List<Prediction> all = new ArrayList<>();

    private record Prediction(double chance, boolean isMissed) {
        double truth() {
            return isMissed ? 1 : 0;
        }
    }

    /** A share of misses less the predicted one, with its interval (E. B. Wilson, 1927). */
    private record Miscalibration(int n, double predicted, double missed, double low, double high) {
        static Miscalibration of(List<Prediction> part) {
            double n = part.size();
            double predicted =
                    part.stream().mapToDouble(Prediction::chance).average().orElse(0);
            double missed =
                    part.stream().mapToDouble(Prediction::truth).average().orElse(0);
            double square = DEVIATIONS * DEVIATIONS;
            double middle = (missed + square / (2 * n)) / (1 + square / n);
            double width = DEVIATIONS * Math.sqrt(missed * (1 - missed) / n + square / (4 * n * n)) / (1 + square / n);
            return new Miscalibration(
                    part.size(), predicted, missed, middle - width - predicted, middle + width - predicted);
        }

        boolean isTolerable() {
            return low <= TOLERATED && high >= -TOLERATED;
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%6d %10.3f %8.3f   %+.3f … %+.3f%s%n",
                    n,
                    predicted,
                    missed,
                    low,
                    high,
                    isTolerable() ? "" : "  off");
        }
    }

    void add(double chance, boolean isMissed) {
        all.add(new Prediction(chance, isMissed));
    }

    String text(String target) {
        double base = all.stream().mapToDouble(Prediction::truth).average().orElse(0);
        double brier = all.stream()
                .mapToDouble(one -> (one.chance() - one.truth()) * (one.chance() - one.truth()))
                .average()
                .orElse(0);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %d predictions, %.3f missed; Brier score %.4f, always the base rate %.4f%n"
                        + "     n  predicted   missed   95 %% of the gap%n",
                target,
                all.size(),
                base,
                brier,
                base * (1 - base)));
        List<Prediction> sorted =
                all.stream().sorted(Comparator.comparing(Prediction::chance)).toList();
        for (int part = 0; part < PARTS; part++) {
            List<Prediction> some = sorted.subList(part * all.size() / PARTS, (part + 1) * all.size() / PARTS);
            if (!some.isEmpty()) {
                text.append(Miscalibration.of(some).text());
            }
        }
        return text.toString();
    }
}
