package dev.engagement.reporting.calendar;

import dev.engagement.events.Charter;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * Working hours by weekday in a time zone, less holidays. No span starts on a holiday, but one that started the evening before runs to its
 * end. A span starts and ends when the wall clock first shows, or leaps over, its start and its end. So a skipped hour is not worked, and a
 * repeated hour is worked twice if the span goes on after it.
 */
final class WorkingHours implements ServiceHours {
    /** Bound of the search for a later instant. */
    private static final long LAST = Instant.parse("9999-01-01T00:00:00Z").getEpochSecond();

    /** Changes of the wall clock are looked up this far ahead, in seconds, and further when asked. */
    private static final long AHEAD = Duration.ofDays(100 * 366).toSeconds();

    private final ZoneRules rules;
    private final WallClock wallClock;
    private volatile Changes changes;

    WorkingHours(Charter charter) {
        this.rules = charter.zone().getRules();
        this.wallClock = new WallClock(charter.hours(), charter.holidays().dates());
        this.changes = changes(AHEAD);
    }

    /**
     * The stretches between changes of the wall clock; the first one has no beginning.
     *
     * @param since the beginning of each, in seconds since 1970
     * @param offset of its wall clock, in seconds
     * @param shown the latest time that the wall clock had shown before
     * @param worked seconds of working time before its beginning
     * @param goesOn whether working time runs while the wall clock repeats a time that it has shown before
     * @param until later changes are not looked up yet
     */
    private record Changes(long[] since, int[] offset, long[] shown, long[] worked, boolean[] goesOn, long until) {}

    private Changes changes(long until) {
        ZoneOffsetTransition[] all = rules.getTransitions().toArray(ZoneOffsetTransition[]::new);
        int count = all.length;
        Instant last = count == 0 ? Instant.EPOCH : all[count - 1].getInstant();
        ZoneOffsetTransition next = rules.nextTransition(last);
        while (next != null && next.toEpochSecond() < until) {
            all = count < all.length ? all : Arrays.copyOf(all, Math.max(16, 2 * count));
            all[count++] = next;
            next = rules.nextTransition(next.getInstant());
        }
        Changes made = new Changes(
                new long[count + 1],
                new int[count + 1],
                new long[count + 1],
                new long[count + 1],
                new boolean[count + 1],
                until);
        made.since[0] = Long.MIN_VALUE;
        made.offset[0] = (count == 0 ? rules.getOffset(Instant.EPOCH) : all[0].getOffsetBefore()).getTotalSeconds();
        made.shown[0] = Long.MIN_VALUE;
        for (int i = 1; i <= count; i++) {
            long since = all[i - 1].toEpochSecond();
            made.since[i] = since;
            made.offset[i] = all[i - 1].getOffsetAfter().getTotalSeconds();
            made.shown[i] = Math.max(made.shown[i - 1], since + made.offset[i - 1]);
            made.worked[i] = worked(made, i - 1, since);
            made.goesOn[i] = wallClock.worked(made.shown[i]) > wallClock.worked(made.shown[i] - 1);
        }
        return made;
    }

    /** Returns the seconds of working time before an instant, counted from a fixed instant in the past. */
    private long worked(long instant) {
        Changes known = changes;
        if (instant >= known.until) {
            known = changes(instant + AHEAD);
            changes = known;
        }
        int found = Arrays.binarySearch(known.since, instant);
        return worked(known, found < 0 ? -found - 2 : found, instant);
    }

    private long worked(Changes known, int stretch, long instant) {
        long shows = instant + known.offset[stretch];
        if (stretch == 0) {
            return wallClock.worked(shows);
        }
        long since = known.since[stretch];
        long shown = known.shown[stretch];
        long first = since + known.offset[stretch];
        long repeats = Math.max(0, Math.min(shows, shown) - first);
        long anew = Math.max(shown, first);
        return known.worked[stretch]
                + (known.goesOn[stretch] ? repeats : 0)
                + (shows > anew ? wallClock.worked(shows) - wallClock.worked(anew) : 0);
    }

    /** Returns the same to the nanosecond: working time never starts or stops within a second. */
    private Duration worked(Instant instant) {
        long second = instant.getEpochSecond();
        long worked = worked(second);
        boolean works = instant.getNano() > 0 && worked(second + 1) > worked;
        return Duration.ofSeconds(worked, works ? instant.getNano() : 0);
    }

    @Override
    public Duration between(Instant from, Instant to) {
        return to.isAfter(from) ? worked(to).minus(worked(from)) : Duration.ZERO;
    }

    @Override
    public Instant after(Instant from, Duration service) {
        if (service.isZero()) {
            return from;
        }
        Duration wanted = worked(from).plus(service);
        long enough = wanted.getSeconds() + (wanted.getNano() > 0 ? 1 : 0);
        long low = from.getEpochSecond();
        long step = 7 * WallClock.DAY * (1 + Math.min(service.getSeconds(), LAST) / wallClock.week());
        long high = low + step;
        while (high <= LAST && worked(high) < enough) {
            low = high;
            high += step;
        }
        if (high > LAST) {
            throw new IllegalArgumentException("no working hours are left for " + service + " after " + from);
        }
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (worked(middle) < enough) {
                low = middle;
            } else {
                high = middle;
            }
        }
        // The last second before that instant is working time, so the surplus is subtracted within it.
        return Instant.ofEpochSecond(high).minus(Duration.ofSeconds(enough).minus(wanted));
    }
}
