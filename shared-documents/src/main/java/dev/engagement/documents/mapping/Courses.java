package dev.engagement.documents.mapping;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The course of time of a file's requests, within bounds: those seen longest ago are forgotten. */
final class Courses {
    private final Map<String, Course> courses = new LinkedHashMap<>(16, 0.75f, true);
    private final boolean keepsRepeats;
    private int kept;
    private long forwards;
    private long backwards;
    private long firstBackwards;

    /** {@code keepsRepeats} says whether a row that repeats its neighbour is another row. */
    Courses(boolean keepsRepeats) {
        this.keepsRepeats = keepsRepeats;
    }

    /** Rows of one request at one instant, each with the number of its appearances; null if there is only one row. */
    private static final class Course {
        private Instant at;
        private String last;
        private @Nullable Map<String, Integer> times;
        private boolean runs;

        Course(Instant at, String last) {
            this.at = at;
            this.last = last;
        }

        int size() {
            return 1 + (times == null ? 0 : times.size());
        }

        /** Returns the number of this row's appearances; one that repeats its neighbour is the same row unless repeats are kept. */
        int next(String row, boolean keepsRepeats) {
            Map<String, Integer> all = times == null ? new HashMap<>(Map.of(last, 1)) : times;
            int count = row.equals(last) && !keepsRepeats ? all.getOrDefault(row, 1) : all.merge(row, 1, Integer::sum);
            times = all;
            last = row;
            return count;
        }
    }

    /** Returns the time of the request's previous row. */
    @Nullable
    Instant previous(String request) {
        Course course = courses.get(request);
        return course == null ? null : course.at;
    }

    /** Adds a row by its digest; returns how many times it has appeared at this instant, with others of its request between. */
    int add(String request, Instant at, String row, long line) {
        Course course = courses.get(request);
        if (course == null) {
            courses.put(request, new Course(at, row));
            kept++;
            forget();
            return 1;
        }
        if (!course.at.equals(at)) {
            note(course, at, line);
            kept += 1 - course.size();
            course.at = at;
            course.last = row;
            course.times = null;
            return 1;
        }
        if (!keepsRepeats && course.times == null && course.last.equals(row)) {
            return 1;
        }
        kept -= course.size();
        int times = course.next(row, keepsRepeats);
        kept += course.size();
        forget();
        return times;
    }

    /** Notes once whether a request's rows run forwards or backwards in time. */
    private void note(Course course, Instant at, long line) {
        if (course.runs) {
            return;
        }
        course.runs = true;
        if (at.isAfter(course.at)) {
            forwards++;
        } else {
            firstBackwards = backwards++ == 0 ? line : firstBackwards;
        }
    }

    private void forget() {
        var eldest = courses.values().iterator();
        while (kept > LogBounds.COURSES) {
            kept -= eldest.next().size();
            eldest.remove();
        }
    }

    /** Returns the line of the first request that runs backwards, if most do; else 0. */
    long firstBackwards() {
        return backwards > forwards ? firstBackwards : 0;
    }
}
