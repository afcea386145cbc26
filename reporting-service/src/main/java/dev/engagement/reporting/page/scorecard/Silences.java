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

/** The open requests that somebody works on, and how long their customers have not heard a word. */
final class Silences {
    /** More rows than these nobody reads; the rest is on the board. */
    private static final int MOST = 15;

    private static final Comparator<Silent> WORST_LAST =
            Comparator.comparingDouble(Silent::share).thenComparing(Silent::request, Comparator.reverseOrder());

    private final PriorityQueue<Silent> worst = new PriorityQueue<>(WORST_LAST);
    private int open;
    private int tooLong;

    /**
     * A request and its silence.
     *
     * @param share how much of what is allowed it has lasted: over 1 is too long
     */
    record Silent(String request, Course course, double share) {
        Heard.Row row() {
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
            List<Instant> heard =
                    course.told().stream().map(Recorded::occurredAt).toList();
            return new Heard.Row(request, Address.request(request), course.openedAt(), heard, silences);
        }
    }

    /** Takes a request; one that is over, or that nobody has engaged with, has no silence. */
    void add(String request, Course course) {
        List<Gap> gaps = course.gaps();
        if (gaps == null || !course.last().isOpen()) {
            return;
        }
        Gap last = gaps.isEmpty() ? null : gaps.getLast();
        double share = last == null || last.until() != null
                ? 0
                : (double) last.time().service().toMillis() / last.allowed().toMillis();
        open++;
        tooLong += share > 1 ? 1 : 0;
        worst.add(new Silent(request, course, share));
        if (worst.size() > MOST) {
            worst.remove();
        }
    }

    /** How many there are. */
    int open() {
        return open;
    }

    /** How many have been silent for longer than allowed. */
    int tooLong() {
        return tooLong;
    }

    /** The worst, the longest silent first. */
    List<Silent> worst() {
        List<Silent> list = new ArrayList<>(worst);
        list.sort(WORST_LAST.reversed());
        return list;
    }
}
