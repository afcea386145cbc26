package dev.engagement.reporting.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of instants as ordered spans that neither touch nor overlap, so that nothing counts twice.
 *
 * @param list the spans, none of them empty
 */
public record Spans(List<Span> list) {
    public static final Spans NONE = new Spans(List.of());

    /** Returns all instants that lie in any of the spans. */
    public static Spans of(List<Span> any) {
        if (any.isEmpty()) {
            return NONE;
        }
        List<Span> sorted = new ArrayList<>(any);
        sorted.removeIf(Span::isEmpty);
        sorted.sort(Comparator.comparing(Span::from));
        List<Span> merged = new ArrayList<>(sorted.size());
        for (Span span : sorted) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || span.from().isAfter(last.to())) {
                merged.add(span);
            } else if (span.to().isAfter(last.to())) {
                merged.set(merged.size() - 1, new Span(last.from(), span.to()));
            }
        }
        return new Spans(merged);
    }

    /** Returns the instants that lie in both sets. */
    public Spans within(Spans other) {
        if (list.isEmpty() || other.list.isEmpty()) {
            return NONE;
        }
        List<Span> common = new ArrayList<>();
        int mine = 0;
        int theirs = 0;
        while (mine < list.size() && theirs < other.list.size()) {
            Span one = list.get(mine);
            Span two = other.list.get(theirs);
            Span both = one.within(two);
            if (!both.isEmpty()) {
                common.add(both);
            }
            if (one.to().isBefore(two.to())) {
                mine++;
            } else {
                theirs++;
            }
        }
        return new Spans(common);
    }

    /** Returns the spans that end after an instant; finds them in logarithmic time. */
    public List<Span> endingAfter(Instant instant) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (list.get(middle).to().isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return list.subList(low, list.size());
    }

    /** Returns how much of the span lies in this set. */
    public Time timeWithin(Span span, ServiceHours hours) {
        Time sum = Time.ZERO;
        for (Span mine : endingAfter(span.from())) {
            if (!mine.from().isBefore(span.to())) {
                break;
            }
            Span common = mine.within(span);
            sum = sum.plus(Time.between(common.from(), common.to(), hours));
        }
        return sum;
    }

    public Time time(ServiceHours hours) {
        Time sum = Time.ZERO;
        for (Span span : list) {
            sum = sum.plus(Time.between(span.from(), span.to(), hours));
        }
        return sum;
    }
}
