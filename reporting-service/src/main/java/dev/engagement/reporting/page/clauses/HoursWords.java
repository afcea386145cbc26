package dev.engagement.reporting.page.clauses;

import dev.engagement.events.Charter.DailySpan;
import dev.engagement.events.Charter.Holidays;
import dev.engagement.events.Charter.WeeklyHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Working hours and holidays in words. */
public final class HoursWords {
    private static final int MINUTES = 60;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private HoursWords() {}

    /** Returns the hours, days with the same ones together: "Monday to Friday 09:00–17:00". */
    public static String of(WeeklyHours hours) {
        if (hours.always()) {
            return "always, day and night";
        }
        List<String> parts = new ArrayList<>();
        DayOfWeek[] days = DayOfWeek.values();
        for (int first = 0; first < days.length; ) {
            List<DailySpan> spans = hours.spans().getOrDefault(days[first], List.of());
            int end = first + 1;
            while (end < days.length
                    && hours.spans().getOrDefault(days[end], List.of()).equals(spans)) {
                end++;
            }
            if (!spans.isEmpty()) {
                parts.add(days(days[first], days[end - 1]) + " "
                        + spans.stream().map(HoursWords::span).collect(Collectors.joining(" and ")));
            }
            first = end;
        }
        return String.join(", ", parts);
    }

    private static String days(DayOfWeek first, DayOfWeek last) {
        String from = first.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return first == last ? from : from + " to " + last.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    static String span(DailySpan span) {
        return time(span.from()) + "–" + time(span.to()) + (span.to() <= span.from() ? " of the next day" : "");
    }

    private static String time(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / MINUTES, minutes % MINUTES);
    }

    public static String of(Holidays holidays) {
        List<String> parts = new ArrayList<>();
        if (holidays.region() != null) {
            parts.add("the public holidays of " + holidays.region());
        }
        if (!holidays.add().isEmpty()) {
            parts.add((parts.isEmpty() ? "" : "also ") + days(holidays.add()));
        }
        if (!holidays.drop().isEmpty()) {
            parts.add("but not " + days(holidays.drop()));
        }
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    private static String days(List<LocalDate> days) {
        return days.stream().sorted().map(DAY::format).collect(Collectors.joining(", "));
    }
}
