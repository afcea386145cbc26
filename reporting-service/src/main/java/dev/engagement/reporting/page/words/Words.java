package dev.engagement.reporting.page.words;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Durations, shares and counts in words. */
public final class Words {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    /** Bound up to which several days are still given in hours. */
    private static final long MANY_HOURS = 48 * HOUR;

    private Words() {}

    /** Returns a length of wall-clock time, in seconds, as "48 min", "2 h 10 min", "3 days 4 h". */
    public static String time(@Nullable Double seconds) {
        if (seconds == null) {
            return "–";
        }
        long whole = Math.round(Math.abs(seconds));
        String sign = seconds < 0 && whole > 0 ? "−" : "";
        if (whole < MANY_HOURS) {
            return sign + hours(whole);
        }
        long days = whole / DAY;
        long hours = whole % DAY / HOUR;
        String said = days + (days == 1 ? " day" : " days");
        return sign + (hours == 0 || days >= 10 ? said : said + " " + hours + " h");
    }

    /** Returns a length of working time, in seconds, in hours: a working day is no calendar day. */
    public static String work(@Nullable Double seconds) {
        return seconds == null ? "–" : (seconds < 0 ? "−" : "") + hours(Math.round(Math.abs(seconds)));
    }

    private static String hours(long seconds) {
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        long hours = seconds / HOUR;
        long minutes = seconds % HOUR / MINUTE;
        if (hours == 0) {
            return minutes + " min";
        }
        return minutes == 0 || hours >= 10 ? grouped(hours) + " h" : hours + " h " + minutes + " min";
    }

    /** Returns a share of 0 to 1, as in "87 %"; 0 % and 100 % only if exact. */
    public static String percent(@Nullable Double share) {
        if (share == null) {
            return "–";
        }
        long percent = Math.round(100 * share);
        if (percent == 100 && share < 1) {
            return "over 99 %";
        }
        return percent == 0 && share > 0 ? "under 1 %" : percent + " %";
    }

    /** Returns a rating of 0 to 1 as people give it: "3.8 of 5", where 1 is the worst. */
    public static String rating(@Nullable Double share) {
        return share == null ? "–" : number(Math.round(10 * (1 + 4 * share)) / 10.0) + " of 5";
    }

    /** Returns a number with at most two decimals. */
    public static String number(@Nullable Double value) {
        if (value == null) {
            return "–";
        }
        return value == Math.rint(value)
                ? grouped(value.longValue())
                : String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
    }

    /** Returns a count with its noun: "1 request", "2 requests", "1,204 requests". */
    public static String count(long number, String one) {
        return grouped(number) + " " + (number == 1 ? one : one + "s");
    }

    /** Returns a measure's name for people, as in "time to re-engage". */
    public static String measure(String name) {
        return name.replace('-', ' ').replaceAll("\\b(re|hand) ", "$1-");
    }

    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
