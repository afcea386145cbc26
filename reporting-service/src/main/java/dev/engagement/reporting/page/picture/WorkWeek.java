package dev.engagement.reporting.page.picture;

import dev.engagement.events.Charter.DailySpan;
import dev.engagement.events.Charter.WeeklyHours;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Draws the working hours of a week, a row for each day. */
public final class WorkWeek {
    private static final int WIDTH = 640;
    private static final int ROW = 22;
    private static final int LEFT = 48;
    private static final int RIGHT = 16;
    private static final int FOOT = 20;
    private static final int DAY = 24 * 60;
    private static final int HOUR = 60;
    /** Hours between two marks of the axis. */
    private static final int STEP = 6;

    private WorkWeek() {}

    /** Draws the hours; a span that runs past midnight goes on in the next row. */
    public static String svg(WeeklyHours hours, String says) {
        DayOfWeek[] days = DayOfWeek.values();
        int bottom = days.length * ROW;
        Svg svg = new Svg(WIDTH, bottom + FOOT, says);
        for (int hour = 0; hour <= DAY / HOUR; hour += STEP) {
            double x = x(hour * HOUR);
            svg.line("grid", x, 0, x, bottom);
            svg.text("label", x, bottom + 15.0, "middle", String.format(Locale.ROOT, "%02d:00", hour));
        }
        for (int i = 0; i < days.length; i++) {
            double y = i * (double) ROW;
            svg.text("label", LEFT - 8.0, y + 15, "end", days[i].getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            if (hours.always()) {
                bar(svg, y, 0, DAY);
            }
            for (DailySpan span : hours.spans().getOrDefault(days[i], List.of())) {
                bar(svg, y, span.from(), span.to() > span.from() ? span.to() : DAY);
            }
            for (DailySpan span : hours.spans().getOrDefault(days[i].minus(1), List.of())) {
                if (span.to() <= span.from()) {
                    bar(svg, y, 0, span.to());
                }
            }
        }
        return svg.end();
    }

    private static void bar(Svg svg, double y, int from, int to) {
        svg.box("bar", x(from), y + 3, x(to) - x(from), ROW - 6.0, null);
    }

    private static double x(int minutes) {
        return LEFT + minutes / (double) DAY * (WIDTH - LEFT - RIGHT);
    }
}
