package dev.engagement.reporting.page.words;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Durations, shares and counts as people say them. */
public final class Words {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    /** Up to here the hours of several days are still said as hours. */
    private static final long MANY_HOURS = 48 * HOUR;

    private Words() {}

    /** A length of time on the wall, in seconds: "48 min", "2 h 10 min", "3 days 4 h". */
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

    /** A length of working time, in seconds; its days are no calendar days, so it is said in hours. */
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

    /** A share of 0 to 1, as in "87 %"; never 0 or 100 for what is not. */
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

    /** A number with at most two places. */
    public static String number(@Nullable Double value) {
        if (value == null) {
            return "–";
        }
        return value == Math.rint(value)
                ? grouped(value.longValue())
                : String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
    }

    /** "1 request", "2 requests", "1,204 requests". */
    public static String count(long number, String one) {
        return grouped(number) + " " + (number == 1 ? one : one + "s");
    }

    /** A measure as people call it: "time to re-engage", "hand-offs". */
    public static String measure(String name) {
        return name.replace('-', ' ').replace("re engage", "re-engage").replace("hand offs", "hand-offs");
    }

    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
