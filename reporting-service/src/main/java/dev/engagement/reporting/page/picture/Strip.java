package dev.engagement.reporting.page.picture;

import dev.engagement.reporting.page.words.Words;
import java.util.List;

/** Draws times before and after an event, each as a dot, with zero in the middle; distant ones are compressed. */
public final class Strip {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 64;
    private static final double[] TICKS = {-7 * 86_400.0, -86_400, -3_600, 0, 3_600, 86_400, 7 * 86_400.0};
    private static final double FAR = 14 * 86_400.0;
    private static final double MINUTE = 60;

    /** A dot; {@code seconds} is positive if it came before. */
    public record Dot(double seconds, String hint, String address) {}

    private Strip() {}

    public static String svg(List<Dot> dots, String before, String after, String says) {
        Svg svg = new Svg(WIDTH, HEIGHT, says);
        svg.line("axis", 0, 30, WIDTH, 30).line("zero", x(0), 8, x(0), 44);
        svg.text("label", 2, 12, "start", after).text("label", WIDTH - 2.0, 12, "end", before);
        for (double tick : TICKS) {
            svg.text("label", x(tick), 58, "middle", tick == 0 ? "due" : Words.time(Math.abs(tick)));
        }
        for (Dot dot : dots) {
            svg.link(dot.address())
                    .dot(dot.seconds() < 0 ? "dot late" : "dot now", x(dot.seconds()), 30, 4, dot.hint())
                    .unlink();
        }
        return svg.end();
    }

    private static double x(double seconds) {
        double far = Math.log1p(Math.min(Math.abs(seconds), FAR) / MINUTE) / Math.log1p(FAR / MINUTE);
        return WIDTH / 2.0 + Math.signum(seconds) * far * (WIDTH / 2.0 - 16);
    }
}
