package dev.engagement.reporting.page.scorecard;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.Span;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Gap;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.picture.Heard;
import dev.engagement.reporting.page.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;

/** Open requests that IT has engaged with, by the length of the current silence to their customers. */
final class Silences {
    /** Most rows, since longer lists are not read; the board shows the rest. */
    private static final int MOST = 15;

    private static final Comparator<Silent> WORST_LAST =
            Comparator.comparingDouble(Silent::share).thenComparing(Silent::request, Comparator.reverseOrder());

    private final PriorityQueue<Silent> worst = new PriorityQueue<>(WORST_LAST);
    private final List<Heard.HeardRow> rows = new ArrayList<>();
    private int open;
    private int tooLong;

    /**
     * A request and its silence.
     *
     * @param share its length divided by the allowed length: over 1 is too long
     */
    private record Silent(String request, double share) {}

    /** Adds an open request that IT has engaged with. */
    void add(String request, double share) {
        open++;
        tooLong += share > 1 ? 1 : 0;
        worst.add(new Silent(request, share));
        if (worst.size() > MOST) {
            worst.remove();
        }
    }

    /** Returns the worst, the longest silent first. */
    List<String> worst() {
        return worst.stream().sorted(WORST_LAST.reversed()).map(Silent::request).toList();
    }

    /** Adds what one of the worst heard; in the order in which they are shown. */
    void show(String request, Course course) {
        rows.add(row(request, course));
    }

    /** Returns what the worst heard. */
    List<Heard.HeardRow> rows() {
        return rows;
    }

    private static Heard.HeardRow row(String request, Course course) {
        Instant at = course.at();
        List<Heard.Silence> silences = Objects.requireNonNull(course.gaps()).stream()
                .filter(Gap::isTooLong)
                .map(gap -> new Heard.Silence(
                        new Span(
                                gap.since().occurredAt(),
                                gap.until() == null ? at : gap.until().occurredAt()),
                        gap.until() == null,
                        "silent for "
                                + Words.work((double) gap.time().service().toSeconds())
                                + " of working time, where "
                                + Words.work((double) gap.allowed().toSeconds()) + " was allowed"))
                .toList();
        List<Instant> heard = course.told().stream().map(Recorded::occurredAt).toList();
        return new Heard.HeardRow(request, Address.request(request), course.openedAt(), heard, silences);
    }

    /** Returns how many requests there are. */
    int open() {
        return open;
    }

    /** Returns how many have been silent for longer than allowed. */
    int tooLong() {
        return tooLong;
    }
}
