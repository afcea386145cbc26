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
 * @param month if it is one
 */
record Period(
        Instant from, Instant to, String says, @Nullable YearMonth month) {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    /** Years of four digits: others lie beyond the database's calendar. */
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** Reads a month, or the days from one to another, both included; by default, the last 30 days. */
    static Period read(Parameters parameters, ZoneId zone, Instant at) {
        String month = parameters.one("month");
        if (month != null) {
            YearMonth wanted = month(month);
            return new Period(
                    wanted.atDay(1).atStartOfDay(zone).toInstant(),
                    wanted.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
                    "In " + MONTH.format(wanted),
                    wanted);
        }
        LocalDate first = day(parameters, "from");
        LocalDate last = day(parameters, "to");
        if (first == null && last == null) {
            return new Period(at.minus(USUAL), at, "In the last 30 days", null);
        }
        LocalDate end = last != null ? last : at.atZone(zone).toLocalDate();
        LocalDate begin = first != null ? first : end.minusDays(USUAL.toDays() - 1);
        if (end.isBefore(begin)) {
            throw Parameters.invalid("to", "must not be earlier than \"from\"");
        }
        return new Period(
                begin.atStartOfDay(zone).toInstant(),
                end.plusDays(1).atStartOfDay(zone).toInstant(),
                "From " + DAY.format(begin) + " to " + DAY.format(end),
                null);
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

    boolean includes(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** Returns the period of the same length that ends as this one begins. */
    Period before() {
        return new Period(from.minus(length()), from, "In the time before", null);
    }

    Duration length() {
        return Duration.between(from, to);
    }
}
