package dev.engagement.reporting.page.picture;

import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Curve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws the share of waits that are over after a time, as steps, on a logarithmic axis from a minute to weeks. A hollow dot marks each wait
 * that still runs.
 */
public final class WaitCurve {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 296;
    private static final int LEFT = 44;
    private static final int RIGHT = 16;
    private static final int TOP = 38;
    private static final int BOTTOM = 34;
    private static final double LEAST = 60;
    private static final double MOST = 28.0 * 86_400;
    private static final double[] TICKS = {60, 600, 3_600, 6 * 3_600.0, 86_400, 7 * 86_400.0, MOST};
    /** Dots closer than this, in pixels, are one. */
    private static final double DOTS_APART = 5;

    /** Steps closer than this, in pixels, are one: the difference is invisible, and thousands of steps would make the page large. */
    private static final double STEPS_APART = 0.5;

    private static final double NAMES_APART = 60;
    private static final double LEGEND = WIDTH - RIGHT - 130.0;

    private final List<Line> lines = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private double most = MOST;

    private record Line(String kind, String name, Curve curve) {}

    private record Mark(String kind, String name, double seconds) {}

    /** Adds a curve; {@code kind} is its class. */
    public WaitCurve line(String kind, String name, Curve curve) {
        lines.add(new Line(kind, name, curve));
        if (!curve.steps().isEmpty()) {
            most = Math.max(most, curve.steps().getLast().time());
        }
        return this;
    }

    /** Adds a vertical line at a time: a target or a benchmark. */
    public WaitCurve mark(String kind, String name, @Nullable Double seconds) {
        if (seconds != null) {
            marks.add(new Mark(kind, name, seconds));
        }
        return this;
    }

    public String svg(String says) {
        Svg svg = new Svg(WIDTH, HEIGHT, says);
        axes(svg);
        marks(svg);
        for (Line line : lines) {
            draw(svg, line);
        }
        legend(svg);
        return svg.end();
    }

    /** Draws the marks; names that would overlap alternate between two rows. */
    private void marks(Svg svg) {
        double before = Double.NEGATIVE_INFINITY;
        boolean isLow = true;
        for (Mark mark :
                marks.stream().sorted(Comparator.comparingDouble(Mark::seconds)).toList()) {
            double x = x(mark.seconds());
            if (mark.name().isEmpty()) {
                svg.line(mark.kind(), x, TOP, x, HEIGHT - BOTTOM);
            } else {
                isLow = x - before >= NAMES_APART || !isLow;
                before = x;
                svg.line(mark.kind(), x, isLow ? TOP - 8 : TOP - 20, x, HEIGHT - BOTTOM);
                svg.text("label " + mark.kind(), x, isLow ? TOP - 12 : TOP - 24, "middle", mark.name());
            }
        }
    }

    /** Draws the legend below the curves on the right, where there is always room, since curves rise. */
    private void legend(Svg svg) {
        double y = HEIGHT - BOTTOM - 14.0 - 18 * (lines.size() - 1);
        for (Line line : lines) {
            svg.path("curve " + line.kind(), "M" + Svg.at(LEGEND) + " " + Svg.at(y - 4) + "h24", null);
            svg.text("label", LEGEND + 30, y, "start", line.name());
            y += 18;
        }
    }

    private void axes(Svg svg) {
        for (int share = 0; share <= 100; share += 25) {
            double y = y(share / 100.0);
            svg.line(share == 0 ? "axis" : "grid", LEFT, y, WIDTH - RIGHT, y);
            svg.text("label", LEFT - 6, y + 4, "end", share + " %");
        }
        for (double tick : TICKS) {
            svg.line("tick", x(tick), HEIGHT - BOTTOM, x(tick), HEIGHT - BOTTOM + 5);
            svg.text("label", x(tick), HEIGHT - BOTTOM + 20, "middle", Words.time(tick));
        }
    }

    private void draw(Svg svg, Line line) {
        List<Curve.CurveStep> steps = line.curve().steps();
        StringBuilder course = new StringBuilder("M" + Svg.at(LEFT) + " " + Svg.at(y(0)));
        double drawn = LEFT;
        double share = 0;
        for (Curve.CurveStep step : steps) {
            double x = x(step.time());
            if (x - drawn >= STEPS_APART) {
                course.append('V').append(Svg.at(y(share))).append('H').append(Svg.at(x));
                drawn = x;
            }
            share = step.share();
        }
        List<Double> waiting = line.curve().waiting();
        double end = Math.max(
                steps.isEmpty() ? LEAST : steps.getLast().time(), waiting.isEmpty() ? LEAST : waiting.getLast());
        course.append('V').append(Svg.at(y(share))).append('H').append(Svg.at(x(end)));
        svg.path("curve " + line.kind(), course, line.name());
        dots(svg, line);
    }

    private void dots(Svg svg, Line line) {
        double before = Double.NEGATIVE_INFINITY;
        List<Curve.CurveStep> steps = line.curve().steps();
        int next = 0;
        double share = 0;
        for (double waited : line.curve().waiting()) {
            while (next < steps.size() && steps.get(next).time() <= waited) {
                share = steps.get(next++).share();
            }
            if (x(waited) - before >= DOTS_APART) {
                before = x(waited);
                svg.dot("hollow " + line.kind(), before, y(share), 3, "still waiting after " + Words.time(waited));
            }
        }
    }

    private double x(double seconds) {
        double along = Math.log(Math.clamp(seconds, LEAST, most) / LEAST) / Math.log(most / LEAST);
        return LEFT + along * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double share) {
        return TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
    }
}
