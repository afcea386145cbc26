package dev.engagement.reporting.calendar;

import java.time.Instant;

/** Instants as whole microseconds since 1970: as precise as entries and the database are, and comparable without objects. */
public final class Micros {
    private static final long SECOND = 1_000_000;
    private static final int NANOS = 1_000;

    private Micros() {}

    /** Returns the microseconds of an instant; a part of one is dropped. */
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano() / NANOS);
    }

    /** Returns the first microsecond that is not before an instant; the last one of all if none is. */
    public static long from(Instant instant) {
        if (instant.getEpochSecond() >= Long.MAX_VALUE / SECOND) {
            return Long.MAX_VALUE;
        }
        if (instant.getEpochSecond() <= Long.MIN_VALUE / SECOND) {
            return Long.MIN_VALUE;
        }
        return of(instant) + (instant.getNano() % NANOS == 0 ? 0 : 1);
    }

    /** Returns how many of the first so many, which ascend, are less than another one. */
    public static int countBelow(long[] ascending, int size, long micros) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * NANOS);
    }
}
