package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.measures.Figure.Verdict;
import dev.engagement.reporting.measures.Figures.Said;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Figures in memory are those that were stored, to the bit, in fewer bytes. */
class PackedFiguresTest {
    private static final Random DICE = new Random(11);
    private static final List<Double> ODD = List.of(
            0.0,
            -0.0,
            -1.0,
            -0.25,
            1e-9,
            1e15,
            1e16,
            0x1p50,
            0x1p62,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY);

    private static final List<DoubleSupplier> NUMBERS = List.of(
            () -> DICE.nextInt(5),
            () -> DICE.nextInt(100_000_000),
            () -> Figure.seconds(DICE.nextLong(1L << 50) * 1_000),
            () -> Figure.seconds(DICE.nextLong(1L << 55)),
            DICE::nextDouble,
            () -> Double.longBitsToDouble(DICE.nextLong()),
            () -> ODD.get(DICE.nextInt(ODD.size())));

    @Test
    void any_figures_are_the_same_to_the_bit() {
        for (int story = 0; story < 5_000; story++) {
            List<Said> said = new ArrayList<>();
            for (int n = DICE.nextInt(30); n > 0; n--) {
                double service = number();
                said.add(new Said(
                        DICE.nextInt(128),
                        new Figure(
                                any(List.of(Status.values())),
                                service,
                                DICE.nextBoolean() ? service : number(),
                                any(List.of(Verdict.values())))));
            }
            List<CommitmentOutcome> outcomes = new ArrayList<>();
            for (int n = DICE.nextInt(4) * DICE.nextInt(100); n > 0; n--) {
                outcomes.add(any(List.of(CommitmentOutcome.values())));
            }
            Figures figures = new Figures(said, outcomes);
            byte[] stored = FigureBytes.write(figures);

            Figures packed = FigureBytes.read(FigureBytes.pack(figures));

            assertThat(FigureBytes.write(packed)).isEqualTo(stored);
            List<Said> told = new ArrayList<>();
            packed.list().forEach(told::add);
            assertThat(told).isEqualTo(said).isEqualTo(packed.list());
        }
    }

    @Test
    void usual_figures_take_a_third_of_the_bytes() {
        List<Said> said = new ArrayList<>();
        for (int measure = 0; measure < 24; measure++) {
            double minutes = 60.0 * DICE.nextInt(10_000);
            said.add(new Said(measure, new Figure(Status.SETTLED, minutes, minutes, Verdict.MET)));
        }
        Figures figures = new Figures(said, Collections.nCopies(2, CommitmentOutcome.KEPT));

        assertThat(FigureBytes.pack(figures)).hasSizeLessThan(FigureBytes.write(figures).length / 3);
    }

    private static double number() {
        return any(NUMBERS).getAsDouble();
    }

    private static <T> T any(List<T> some) {
        return some.get(DICE.nextInt(some.size()));
    }
}
