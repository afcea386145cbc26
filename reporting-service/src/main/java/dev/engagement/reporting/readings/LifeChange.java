package dev.engagement.reporting.readings;

/**
 * A change of the lives of requests since an earlier look.
 *
 * @param number of the last change
 * @param from lives are the same before that instant, in microseconds; {@code Long.MAX_VALUE}: at all times
 */
public record LifeChange(long number, long from) {}
