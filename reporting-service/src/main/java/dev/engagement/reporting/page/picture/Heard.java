package dev.engagement.reporting.page.picture;

import dev.engagement.reporting.calendar.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws a row for each request: a dot for each message to its customer, working hours shaded; a silence that is too long is highlighted.
 */
public final class Heard {
    private static final int WIDTH = 640;
    private static final int LEFT = 150;
    private static final int RIGHT = 12;
    private static final int ROW = 20;
    private static final int TOP = 6;
    private static final int BELOW = 26;
    private static final int LONGEST_NAME = 18;
    private static final int DAYS_APART = 3;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final Span shown;
    private final TimeAxis axis;
    private final ZoneId zone;
    private final List<Span> hours;
    private final List<HeardRow> rows = new ArrayList<>();

    /** A silence that was longer than allowed. */
    public record Silence(Span span, boolean lasts, String says) {}

    /**
     * A request.
     *
     * @param name of which the part after the colon is shown
     * @param address opens it
     * @param opened the start of its row
     * @param heard the instants at which its customer heard something
     */
    public record HeardRow(String name, String address, Instant opened, List<Instant> heard, List<Silence> silences) {}

    /**
     * Begins a picture.
     *
     * @param hours the shaded spans
     */
    public Heard(Span shown, ZoneId zone, List<Span> hours) {
        this.shown = shown;
        this.axis = new TimeAxis(shown, LEFT, WIDTH - RIGHT);
        this.zone = zone;
        this.hours = hours;
    }

    public Heard row(HeardRow row) {
        rows.add(row);
        return this;
    }

    public String svg(String says) {
        double bottom = TOP + rows.size() * (double) ROW;
        Svg svg = new Svg(WIDTH, (int) bottom + BELOW, says);
        for (Span span : hours) {
            svg.box("hours", axis.x(span.from()), TOP, axis.x(span.to()) - axis.x(span.from()), bottom - TOP, null);
        }
        for (int i = 0; i < rows.size(); i++) {
            draw(svg, rows.get(i), TOP + i * ROW + ROW / 2.0);
        }
        svg.line("axis", LEFT, bottom, WIDTH - RIGHT, bottom);
        LocalDate day = shown.from().atZone(zone).toLocalDate().plusDays(1);
        for (; start(day).isBefore(shown.to()); day = day.plusDays(DAYS_APART)) {
            svg.line("tick", axis.x(start(day)), bottom, axis.x(start(day)), bottom + 5);
            svg.text("label", axis.x(start(day)), bottom + 20, "middle", DAY.format(day));
        }
        return svg.end();
    }

    private void draw(Svg svg, HeardRow row, double y) {
        svg.link(row.address());
        String name = row.name().substring(row.name().indexOf(':') + 1);
        name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
        svg.text("label", LEFT - 8, y + 4, "end", name);
        svg.line("grid", axis.x(row.opened()), y, WIDTH - RIGHT, y);
        for (Silence silence : row.silences()) {
            double x = axis.x(silence.span().from());
            double width = axis.x(silence.span().to()) - x;
            if (!silence.span().within(shown).isEmpty()) {
                svg.box(
                        silence.lasts() ? "silence lasting" : "silence",
                        x,
                        y - 2,
                        Math.max(width, 1),
                        4,
                        silence.says());
            }
        }
        row.heard().stream()
                .filter(heard -> !heard.isBefore(shown.from()) && !heard.isAfter(shown.to()))
                .forEach(
                        heard -> svg.dot("dot now", axis.x(heard), y, 3.5, "heard " + TIME.format(heard.atZone(zone))));
        svg.unlink();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
