package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Six lines, one a factor: what it is, what it was, whether that is better, and how many misses there are. */
final class Summary {
    private final Shown shown;
    private final List<SummaryLine> lines;

    /**
     * A factor's line.
     *
     * @param figure a share, with the words that follow it
     * @param promise what the charter promises, and what is left of it; null if it promises no share
     */
    public record SummaryLine(
            String factor,
            String share,
            String figure,
            String before,
            Direction direction,
            @Nullable String promise,
            int misses,
            int decided,
            Address missed) {}

    Summary(Shown shown) {
        this.shown = shown;
        this.lines = KeyFigure.EACH.stream().map(this::line).toList();
    }

    List<SummaryLine> lines() {
        return lines;
    }

    /** Returns the verdict, as a sentence begins; null if there is nothing to compare. */
    @Nullable
    String verdict() {
        long better = count(Direction.BETTER);
        long worse = count(Direction.WORSE);
        if (better + worse == 0) {
            return count(Direction.SAME) == 0 ? null : "As good as " + shown.than();
        }
        return better == 0 || worse == 0
                ? (worse == 0 ? "Better than " : "Worse than ") + shown.than()
                : mixed(better, worse);
    }

    /** Speaks of attention first, since that is the figure that follows. */
    private String mixed(long better, long worse) {
        return switch (lines.getFirst().direction()) {
            case BETTER -> "Attention is better than in " + shown.than() + ", though " + others(worse) + " worse";
            case WORSE -> "Attention is worse than in " + shown.than() + ", though " + others(better) + " better";
            default -> "Better than " + shown.than() + " in " + Words.count(better, "factor") + ", worse in " + worse;
        };
    }

    private static String others(long factors) {
        return factors == 1 ? "one factor is" : factors + " factors are";
    }

    private long count(Direction direction) {
        return lines.stream().filter(line -> line.direction() == direction).count();
    }

    private SummaryLine line(KeyFigure key) {
        Double now = key.share(shown.group());
        Double before = key.share(shown.before());
        return new SummaryLine(
                key.factor(),
                key.words(now),
                key.says(),
                key.words(before),
                key.direction(now, before),
                promise(key),
                key.misses(shown.group()),
                key.decided(shown.group()),
                key.missed(shown.behind()));
    }

    private @Nullable String promise(KeyFigure key) {
        Double share = key.promised() == null
                ? null
                : shown.charter().pact().attainment().get(key.promised());
        if (share == null) {
            return null;
        }
        // Not one more than promised, also where the product misses a whole number by rounding.
        long allowed = (long) Math.floor((1 - share) * key.decided(shown.group()) + 1e-9);
        long left = allowed - key.misses(shown.group());
        return Words.percent(share) + " promised: "
                + (left < 0
                        ? Words.grouped(-left) + " too many"
                        : Words.grouped(left) + (left == 1 ? " miss left" : " misses left"));
    }
}
