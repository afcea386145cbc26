package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.picture.Dots;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.reporting.report.Weighing;
import dev.engagement.reporting.scorecards.Scorecards.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows how far business units and locations lie apart in the figures that stand for the factors. */
final class Spreads {
    static final List<Dimension> DIMENSIONS = List.of(Dimension.BUSINESS_UNIT, Dimension.LOCATION);

    /** Places of the measures that stand for the factors. */
    private static final Set<Integer> COMPARED = KeyFigure.EACH.stream()
            .map(figure -> Measures.place(figure.measure()))
            .collect(Collectors.toSet());

    /** The longest time over the shortest from which on a difference is worth a word. */
    private static final double APART = 1.5;

    private final List<Scorecard> cards;

    Spreads(Weighing weighing) {
        cards = DIMENSIONS.stream()
                .map(dimension -> new Scorecard(List.of(dimension), weighing))
                .toList();
    }

    /** Adds a request with the figures that are compared only: all others would be counted for nothing. */
    void add(Told told) {
        Figures compared = new Figures(
                told.figures().list().stream()
                        .filter(said -> COMPARED.contains(said.measure()))
                        .toList(),
                List.of());
        cards.forEach(
                card -> card.add(told.dimensions(), told.customers(), compared, 0, told.waited(), null, told.judge()));
    }

    /**
     * The groups of one dimension.
     *
     * @param sentence about their waits for attention
     * @param note about the groups that are left out; empty if there are none
     */
    public record Spread(String id, String dimension, String sentence, List<SpreadLine> lines, String note) {}

    /**
     * A figure of all groups.
     *
     * @param factor its anchor in the view
     * @param svg a dot for each group
     */
    public record SpreadLine(String factor, String says, SpreadEnd worst, SpreadEnd best, String svg) {}

    /** The group at an end of a figure's spread. */
    public record SpreadEnd(String group, String value, Address address) {}

    /** A group's figure. */
    private record Placed(String group, double value) {}

    /** Returns the dimensions of which at least two groups are large enough to compare. */
    List<Spread> all(Address here) {
        List<Spread> spreads = new ArrayList<>();
        for (Scorecard card : cards) {
            Map<String, Group> groups = large(card);
            if (groups.size() > 1) {
                spreads.add(spread(card, groups, here));
            }
        }
        return spreads;
    }

    private static Map<String, Group> large(Scorecard card) {
        Map<String, Group> groups = new TreeMap<>();
        card.groups().forEach((key, group) -> {
            String name = key.getFirst();
            if (name != null && group.requests() >= Splits.FEW) {
                groups.put(name, group);
            }
        });
        return groups;
    }

    private static Spread spread(Scorecard card, Map<String, Group> groups, Address here) {
        String word = card.by().getFirst().word();
        Function<String, Address> only = group -> here.and("where", word + ":" + group);
        List<Placed> halves = placed(groups, Spreads::half);
        List<SpreadLine> lines = new ArrayList<>();
        if (halves.size() > 1) {
            lines.add(line("engagement", "half had attention within", halves, Spreads::halfSays, only));
        }
        for (KeyFigure figure : KeyFigure.EACH) {
            List<Placed> shares =
                    placed(groups, group -> figure.decided(group) < Splits.FEW ? null : figure.share(group));
            if (shares.size() > 1) {
                lines.add(line(figure.factor(), figure.says(), shares.reversed(), figure::words, only));
            }
        }
        int small = card.groups().size() - groups.size();
        return new Spread(
                "spread-" + word,
                word.replace('-', ' '),
                sentence(halves, word.replace('-', ' ')),
                lines,
                small == 0
                        ? ""
                        : "Left out: " + Words.count(small, "group") + " with fewer than " + Splits.FEW
                                + " requests, or without a name.");
    }

    /** Returns the groups that have a figure, the greatest last. */
    private static List<Placed> placed(Map<String, Group> groups, Function<Group, @Nullable Double> figure) {
        List<Placed> placed = new ArrayList<>();
        groups.forEach((name, group) -> {
            Double value = figure.apply(group);
            if (value != null) {
                placed.add(new Placed(name, value));
            }
        });
        placed.sort(Comparator.comparingDouble(Placed::value));
        return placed;
    }

    /**
     * Puts a figure into a line.
     *
     * @param ranked the best first
     */
    private static SpreadLine line(
            String factor,
            String says,
            List<Placed> ranked,
            Function<Double, String> words,
            Function<String, Address> only) {
        Dots dots = new Dots(ranked.stream().mapToDouble(Placed::value).toArray(), says);
        ranked.forEach(one -> dots.dot(one.value(), one.group() + ": " + words.apply(one.value())));
        return new SpreadLine(
                factor, says, end(ranked.getLast(), words, only), end(ranked.getFirst(), words, only), dots.svg());
    }

    private static SpreadEnd end(Placed one, Function<Double, String> words, Function<String, Address> only) {
        return new SpreadEnd(one.group(), words.apply(one.value()), only.apply(one.group()));
    }

    /** Returns the time within which half had attention; infinite if it is never reached, null if nobody waited. */
    private static @Nullable Double half(Group group) {
        Group.Column engage = Splits.engage(group);
        return Rows.isEmpty(engage) ? null : Rows.compared(engage);
    }

    private static String halfSays(double seconds) {
        return Double.isInfinite(seconds) ? "not even half" : Words.work(seconds);
    }

    private static String sentence(List<Placed> halves, String dimension) {
        if (halves.size() < 2) {
            return "";
        }
        Placed best = halves.getFirst();
        Placed worst = halves.getLast();
        if (best.value() == worst.value() || worst.value() < APART * best.value()) {
            return "No " + dimension + " waits much longer than another for somebody's attention.";
        }
        String half = " had somebody's attention within " + Words.work(best.value());
        if (Double.isInfinite(worst.value())) {
            return "In " + worst.group() + " not even half had somebody's attention; in " + best.group() + " half"
                    + half + ".";
        }
        return worst.group() + " waits " + times(worst.value() / best.value()) + " as long as " + best.group()
                + " for somebody's attention: half" + half + " there, and within " + Words.work(worst.value())
                + " in " + worst.group() + ".";
    }

    /** Returns a ratio as people say it: "1.5 times", "3 times"; more than 20 is only many. */
    private static String times(double ratio) {
        return ratio > 20
                ? "more than 20 times"
                : Words.number(ratio < 3 ? Math.round(ratio * 2) / 2.0 : Math.rint(ratio)) + " times";
    }
}
