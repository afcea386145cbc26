package dev.engagement.reporting.page.picture;

import dev.engagement.reporting.page.words.Words;
import java.util.List;

/** Draws counts as horizontal bars, or as the parts of one bar. */
public final class Bars {
    private static final int WIDTH = 640;
    private static final int ROW = 26;
    private static final int LEFT = 150;
    private static final int RIGHT = 70;
    private static final int LEAST_TO_WRITE_IN = 60;

    /**
     * A bar.
     *
     * @param kind its class
     * @param address opened by a click
     */
    public record Bar(String kind, String name, long count, String address) {}

    private Bars() {}

    /** Draws the bars one below another. */
    public static String rows(List<Bar> bars, String says) {
        Svg svg = new Svg(WIDTH, bars.size() * ROW + 4, says);
        double most = Math.max(1, bars.stream().mapToLong(Bar::count).max().orElse(1));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = i * (double) ROW + 4;
            double width = bar.count() / most * (WIDTH - LEFT - RIGHT);
            svg.text("label", LEFT - 8, y + 15, "end", bar.name());
            svg.link(bar.address())
                    .box(bar.kind(), LEFT, y, Math.max(bar.count() == 0 ? 0 : 1, width), ROW - 6.0, null);
            svg.text("label", LEFT + width + 6, y + 15, "start", Words.grouped(bar.count()))
                    .unlink();
        }
        return svg.end();
    }

    /** Draws the bars side by side, as parts of a whole, with a legend below. */
    public static String parts(List<Bar> bars, String says) {
        Svg svg = new Svg(WIDTH, 34, says);
        double sum = Math.max(1, bars.stream().mapToLong(Bar::count).sum());
        double x = 0;
        for (Bar bar : bars) {
            double width = bar.count() / sum * WIDTH;
            if (bar.count() > 0) {
                svg.link(bar.address());
                svg.box(bar.kind(), x, 2, width - 1, 30, bar.name() + ": " + Words.grouped(bar.count()));
                if (width >= LEAST_TO_WRITE_IN) {
                    svg.text("label on " + bar.kind(), x + 8, 22, "start", Words.grouped(bar.count()));
                }
                svg.unlink();
            }
            x += width;
        }
        return svg.end();
    }
}
