package dev.engagement.reporting.page.picture;

import java.util.Arrays;

/** Draws values as dots on a line, from zero to the greatest. */
public final class Dots {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 20;
    private static final int EDGE = 6;
    private static final double RADIUS = 4;

    private final Svg svg;
    private final double greatest;

    /** Creates a line for these values; one that is infinite stands at its end. */
    public Dots(double[] values, String says) {
        greatest = Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
        svg = new Svg(WIDTH, HEIGHT, says).line("axis", EDGE, HEIGHT / 2.0, WIDTH - EDGE, HEIGHT / 2.0);
    }

    /**
     * Adds a dot.
     *
     * @param hint what it stands for
     */
    public void dot(double value, String hint) {
        double along = Double.isInfinite(value) ? 1 : greatest == 0 ? 0 : value / greatest;
        svg.dot(
                Double.isInfinite(value) ? "hollow" : "dot now",
                EDGE + along * (WIDTH - 2 * EDGE),
                HEIGHT / 2.0,
                RADIUS,
                hint);
    }

    public String svg() {
        return svg.end();
    }
}
