package dev.engagement.reporting.page.picture;

import dev.engagement.reporting.report.Curve;
import org.jspecify.annotations.Nullable;

/** Draws one group's waits small, on the axes of {@link WaitCurve}: the share that is over, from a minute to four weeks. */
public final class SmallCurve {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 44;
    private static final int EDGE = 2;
    private static final double LEAST = 60;
    private static final double MOST = 28.0 * 86_400;
    /** Steps closer than this, in pixels, are one. */
    private static final double APART = 1;

    private SmallCurve() {}

    /**
     * Draws the group's curve.
     *
     * @param before of the same group earlier, drawn behind it
     * @param name of the group
     */
    public static String svg(Curve now, @Nullable Curve before, String name) {
        Svg svg = new Svg(WIDTH, HEIGHT, "Attention over time: " + name);
        svg.line("axis", EDGE, y(0), WIDTH - EDGE, y(0)).line("grid", EDGE, y(1), WIDTH - EDGE, y(1));
        if (before != null && !before.isEmpty()) {
            svg.path("curve before", course(before), null);
        }
        return svg.path("curve now", course(now), null).end();
    }

    private static CharSequence course(Curve curve) {
        StringBuilder course = new StringBuilder("M" + EDGE + " " + Svg.at(y(0)));
        double drawn = EDGE;
        double share = 0;
        for (Curve.CurveStep step : curve.steps()) {
            double x = x(step.time());
            if (x - drawn >= APART) {
                course.append('V').append(Svg.at(y(share))).append('H').append(Svg.at(x));
                drawn = x;
            }
            share = step.share();
        }
        double end = curve.waiting().isEmpty()
                ? drawn
                : Math.max(drawn, x(curve.waiting().getLast()));
        return course.append('V').append(Svg.at(y(share))).append('H').append(Svg.at(end));
    }

    private static double x(double seconds) {
        double along = Math.log(Math.clamp(seconds, LEAST, MOST) / LEAST) / Math.log(MOST / LEAST);
        return EDGE + along * (WIDTH - 2 * EDGE);
    }

    private static double y(double share) {
        return EDGE + (1 - share) * (HEIGHT - 2 * EDGE);
    }
}
