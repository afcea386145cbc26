package dev.engagement.reporting.page.picture;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Draws a share over weeks, 0 to 100 %, as a line with a dot a week; a week without a value is a gap. */
public final class Weeks {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 150;
    private static final int LEFT = 44;
    private static final int RIGHT = 16;
    private static final int TOP = 12;
    private static final int BOTTOM = 26;

    /**
     * A week.
     *
     * @param name as in "5 Oct"
     * @param share 0 to 1; null if there is nothing to take a share of
     * @param hint shown when the pointer is on it
     * @param isYoung whether the share may still change much; then its dot is hollow
     */
    public record Week(String name, @Nullable Double share, String hint, boolean isYoung) {}

    private Weeks() {}

    /**
     * Draws the weeks.
     *
     * @param words says a share
     * @param promised the share that the charter promises; null if it promises none
     */
    public static String svg(List<Week> weeks, String says, Function<Double, String> words, @Nullable Double promised) {
        Svg svg = new Svg(WIDTH, HEIGHT, says);
        axes(svg, words);
        if (promised != null) {
            svg.line("target", LEFT, y(promised), WIDTH - RIGHT, y(promised));
            svg.text("label target", LEFT + 4.0, y(promised) + 14, "start", words.apply(promised) + " promised");
        }
        course(svg, weeks);
        dots(svg, weeks);
        last(svg, weeks, words);
        return svg.end();
    }

    private static void axes(Svg svg, Function<Double, String> words) {
        for (double share : new double[] {0, 0.5, 1}) {
            svg.line(share == 0 ? "axis" : "grid", LEFT, y(share), WIDTH - RIGHT, y(share));
            svg.text("label", LEFT - 6, y(share) + 4, "end", words.apply(share));
        }
    }

    private static void course(Svg svg, List<Week> weeks) {
        StringBuilder course = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < weeks.size(); i++) {
            Double share = weeks.get(i).share();
            if (share != null) {
                course.append(drawing ? 'L' : 'M')
                        .append(Svg.at(x(i, weeks)))
                        .append(' ')
                        .append(Svg.at(y(share)));
            }
            drawing = share != null;
        }
        svg.path("curve now", course.isEmpty() ? "M0 0" : course, null);
    }

    private static void dots(Svg svg, List<Week> weeks) {
        int every = Math.max(1, (weeks.size() + 6) / 7);
        for (int i = 0; i < weeks.size(); i++) {
            Week week = weeks.get(i);
            if (week.share() != null) {
                svg.dot(week.isYoung() ? "hollow" : "dot now", x(i, weeks), y(week.share()), 3.5, week.hint());
            }
            if (i % every == 0) {
                svg.text("label", x(i, weeks), HEIGHT - 8, "middle", week.name());
            }
        }
    }

    /** Writes the value of the last week that has one. */
    private static void last(Svg svg, List<Week> weeks, Function<Double, String> words) {
        for (int i = weeks.size() - 1; i >= 0; i--) {
            Double share = weeks.get(i).share();
            if (share != null) {
                double above = y(share) - 8;
                svg.text("label", x(i, weeks) + 6, above < TOP ? y(share) + 16 : above, "end", words.apply(share));
                return;
            }
        }
    }

    private static double x(int week, List<Week> weeks) {
        return LEFT + (week + 0.5) / Math.max(1, weeks.size()) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double share) {
        return TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
    }
}
