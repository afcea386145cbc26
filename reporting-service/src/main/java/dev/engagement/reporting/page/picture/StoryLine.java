package dev.engagement.reporting.page.picture;

import dev.engagement.reporting.calendar.Span;
import dev.engagement.reporting.page.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Draws a request's life from left to right: working hours shaded, owners as bands, barriers and silences below, entries as dots. */
public final class StoryLine {
    private static final int WIDTH = 960;
    private static final int LEFT = 84;
    private static final int RIGHT = 12;
    private static final int HEIGHT = 170;
    private static final int AXIS = 140;
    private static final int TICKS = 6;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uu", Locale.ENGLISH);

    private final Instant from;
    private final TimeAxis axis;
    private final ZoneId zone;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Dot> dots = new ArrayList<>();
    private final Set<String> drawn = new HashSet<>();

    /** The rows of the picture, each at its distance from the top. */
    public enum StoryRow {
        HOURS("", 8, 132),
        OWNER("owner", 34, 22),
        BARRIER("barrier", 62, 18),
        SILENCE("silence", 86, 18);

        private final String name;
        private final int y;
        private final int height;

        StoryRow(String name, int y, int height) {
            this.name = name;
            this.y = y;
            this.height = height;
        }
    }

    private record Piece(StoryRow row, String kind, Instant from, Instant to, String says) {}

    private record Dot(String kind, Instant at, String says, String address) {}

    public StoryLine(Instant from, Instant to, ZoneId zone) {
        this.from = from;
        this.axis = new TimeAxis(new Span(from, to), LEFT, WIDTH - RIGHT);
        this.zone = zone;
    }

    /** Adds a piece, unless one of its kind covers the same pixels: a long life has more of them than fit. */
    public StoryLine piece(StoryRow row, String kind, Instant from, Instant to, String says) {
        if (drawn.add(kind + Math.round(axis.x(from)) + "-" + Math.round(axis.x(to)))) {
            pieces.add(new Piece(row, kind, from, to, says));
        }
        return this;
    }

    /** Adds a dot, unless one of its kind is at the same pixel. */
    public StoryLine dot(String kind, Instant at, String says, String address) {
        if (drawn.add(kind + Math.round(axis.x(at)))) {
            dots.add(new Dot(kind, at, says, address));
        }
        return this;
    }

    public String svg(String says) {
        Svg svg = new Svg(WIDTH, HEIGHT, says);
        for (StoryRow row : StoryRow.values()) {
            svg.text("label", LEFT - 8, row.y + row.height - 5.0, "end", row.name);
            pieces.stream().filter(piece -> piece.row() == row).forEach(piece -> draw(svg, piece));
        }
        svg.text("label", LEFT - 8, AXIS - 12.0, "end", "entries");
        svg.line("axis", LEFT, AXIS, WIDTH - RIGHT, AXIS);
        boolean isLong = axis.millis() > TICKS * Duration.ofDays(10).toMillis();
        for (int i = 0; i <= TICKS; i++) {
            Instant tick = from.plusMillis((long) (axis.millis() * i / TICKS));
            svg.line("tick", axis.x(tick), AXIS, axis.x(tick), AXIS + 5);
            svg.text(
                    "label",
                    axis.x(tick),
                    AXIS + 20,
                    i == 0 ? "start" : i == TICKS ? "end" : "middle",
                    (isLong ? DAY : TIME).format(tick.atZone(zone)));
        }
        for (Dot dot : dots) {
            svg.link(dot.address())
                    .dot(dot.kind(), axis.x(dot.at()), AXIS - 16.0, 4.5, dot.says())
                    .unlink();
        }
        return svg.end();
    }

    private void draw(Svg svg, Piece piece) {
        double x = axis.x(piece.from());
        double width = axis.x(piece.to()) - x;
        svg.box(
                piece.kind(),
                x,
                piece.row().y,
                Math.max(width, 1),
                piece.row().height,
                piece.says().isEmpty()
                        ? null
                        : piece.says() + ", "
                                + Words.time((double) Duration.between(piece.from(), piece.to())
                                        .toSeconds()));
        if (piece.row() == StoryRow.OWNER && width > 7.0 * piece.says().length()) {
            svg.text("label on", x + 6, piece.row().y + 16.0, "start", piece.says());
        }
    }
}
