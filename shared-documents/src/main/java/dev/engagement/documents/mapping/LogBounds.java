package dev.engagement.documents.mapping;

/** Bounds of every reader of logs: no file can take more memory than these allow. */
public final class LogBounds {
    /** Most values that one row of a log may have. */
    public static final int VALUES = 1_000;

    /** Deepest nesting of the elements or objects of a row of a log. */
    public static final int DEPTH = 32;

    /** Most names of elements and attributes that one XES log may have. */
    public static final int NAMES = 1_000;

    /** Most rules that a mapping may have, those within others included. */
    public static final int RULES = 200;

    /** Longest pattern of a time or a text in a mapping, in characters. */
    public static final int PATTERN = 100;

    /** Most characters of one value that a mapping's regular expression may read; repeated reads count again. */
    public static final int STEPS = 1_000_000;

    /** Most rows of one JSON document of a log. */
    public static final int ROWS = 50_000;

    /** Most rows of a delivery that a mapping reads. */
    public static final int DELIVERED_ROWS = 1_000;

    /** Most characters of a delivery's value that count where a mapping reads it. */
    public static final int DELIVERED = 2_000;

    /** Most requests in one log whose mapping's rules look back. */
    public static final int REQUESTS = 500_000;

    /** Most UTF-16 units remembered for rules that look back; each value counts 32 more than it is long. */
    public static final long REMEMBERED = 48L << 20;

    /** Most rows whose times and repeats are remembered, each as long as its request's rows are of one instant. */
    public static final int COURSES = 200_000;

    /** Most characters of a file that is put in order of time, its rows counting 64 more each. */
    public static final int SORTED = 48 << 20;

    /** Most columns of a file that is put in order of time. */
    public static final int SORTED_COLUMNS = 10_000;

    /** Most bytes that any log may inflate to. */
    public static final long INFLATED = 256L << 20;

    /** Most times its own size that a log beyond that may inflate to. */
    public static final int RATIO = 200;

    private LogBounds() {}
}
