package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.parameters.Parameters;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The span in which the view's requests were opened.
 *
 * @param says as a sentence begins: "In October 2026"
 * @param length in words: "month", "30 days"
 * @param month if it is one
 * @param preset if it is one
 */
record Period(
        Instant from,
        Instant to,
        String says,
        String length,
        @Nullable YearMonth month,
        @Nullable Preset preset) {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    /** Years of four digits: others lie beyond the database's calendar. */
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /**
     * Reads the days from one to another, both included, or a month, or a preset; by default, the last 30 days. If several are given, the
     * first of these counts.
     */
    static Period read(Parameters parameters, ZoneId zone, Instant at) {
        LocalDate first = day(parameters, "from");
        LocalDate last = day(parameters, "to");
        String month = parameters.one("month");
        Preset preset = Preset.read(parameters);
        boolean isNow =
                parameters.all("known").isEmpty() && parameters.all("happened").isEmpty();
        if (first != null || last != null) {
            return custom(first, last, zone, at);
        }
        if (month != null) {
            return ofMonth(month(month), zone);
        }
        return preset == null ? usual(zone, at, isNow) : preset.period(at.atZone(zone), isNow);
    }

    private static Period custom(@Nullable LocalDate first, @Nullable LocalDate last, ZoneId zone, Instant at) {
        LocalDate end = last != null ? last : at.atZone(zone).toLocalDate();
        LocalDate begin = first != null ? first : end.minusDays(USUAL.toDays() - 1);
        if (end.isBefore(begin)) {
            throw Parameters.invalid("to", "must not be earlier than \"from\"");
        }
        return ofDays(
                begin,
                end.plusDays(1),
                zone,
                "From " + DAY.format(begin) + " to " + DAY.format(end),
                begin.equals(end) ? "day" : "time");
    }

    private static Period usual(ZoneId zone, Instant at, boolean isNow) {
        String says = isNow ? "In the last 30 days" : "In the 30 days to " + DAY.format(at.atZone(zone));
        return new Period(at.minus(USUAL), at, says, "30 days", null, null);
    }

    static Period ofMonth(YearMonth month, ZoneId zone) {
        return new Period(
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
                "In " + MONTH.format(month),
                "month",
                month,
                null);
    }

    /** Returns the days from the first one until the one that is too late. */
    static Period ofDays(LocalDate first, LocalDate end, ZoneId zone, String says, String length) {
        return new Period(
                first.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant(), says, length, null, null);
    }

    Period as(Preset one) {
        return new Period(from, to, says, length, month, one);
    }

    /** Returns the name of a span: "October 2026", or its first and last day. */
    static String name(Instant from, Instant to, ZoneId zone) {
        YearMonth month = YearMonth.from(from.atZone(zone));
        Period whole = ofMonth(month, zone);
        String first = DAY.format(from.atZone(zone));
        String last = DAY.format(to.minusNanos(1).atZone(zone));
        if (from.equals(whole.from) && to.equals(whole.to)) {
            return MONTH.format(month);
        }
        return first.equals(last) ? first : first + " to " + last;
    }

    private static YearMonth month(String text) {
        try {
            if (FORM.matcher(text).matches()) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException unreadable) {
            // Refused below, like any other invalid month.
        }
        throw Parameters.invalid("month", "must be a month, as in 2026-10");
    }

    private static @Nullable LocalDate day(Parameters parameters, String name) {
        String text = parameters.one(name);
        try {
            return text == null ? null : LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException unreadable) {
            throw Parameters.invalid(name, "must be a date, as in 2026-10-01");
        }
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    boolean includes(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    Duration span() {
        return Duration.between(from, to);
    }
}
