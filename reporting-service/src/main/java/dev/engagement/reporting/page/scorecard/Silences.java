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
    private int open;
    private int tooLong;

    /**
     * A request and its silence.
     *
     * @param share its length divided by the allowed length: over 1 is too long
     */
    record Silent(String request, Course course, double share) {
        Heard.HeardRow row() {
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
            return new Heard.HeardRow(request, Address.request(request), course.openedAt(), heard, silences);
        }
    }

    /** Adds a request; ignores one that is over or that IT has not engaged with, since it has no silence. */
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

    /** Returns how many requests there are. */
    int open() {
        return open;
    }

    /** Returns how many have been silent for longer than allowed. */
    int tooLong() {
        return tooLong;
    }

    /** Returns the worst, the longest silent first. */
    List<Silent> worst() {
        List<Silent> list = new ArrayList<>(worst);
        list.sort(WORST_LAST.reversed());
        return list;
    }
}
