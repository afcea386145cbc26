package dev.engagement.events;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a charter as a document. */
final class CharterWriter {
    private CharterWriter() {}

    static Map<String, Object> write(Charter charter) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("charter", charter.name());
        PactWriter.write(charter.pact(), document);
        document.put("effectiveFrom", charter.effectiveFrom().toString());
        document.put("zone", charter.zone().getId());
        document.put("hours", hours(charter.hours()));
        document.put("holidays", holidays(charter.holidays()));
        document.put(
                "urgency",
                Map.of(
                        "matrix",
                        byLevel(
                                charter.matrix(),
                                row -> List.copyOf(
                                        byLevel(row, PlainValues::word).values()))));
        document.put("targets", byLevel(charter.targets(), CharterWriter::targets));
        document.put(
                "overrides",
                charter.overrides().stream().map(CharterWriter::override).toList());
        document.put("notice", charter.notice());
        document.put("warn-before", charter.warnBefore().toString());
        document.put(
                "benchmarks",
                charter.benchmarks().stream().map(CharterWriter::benchmark).toList());
        return document;
    }

    static String weekday(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    static Object hours(Charter.WeeklyHours hours) {
        return hours.always() ? "always" : spans(hours);
    }

    private static Map<String, Object> spans(Charter.WeeklyHours hours) {
        Map<String, Object> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Charter.DailySpan> spans = hours.spans().getOrDefault(day, List.of());
            if (!spans.isEmpty()) {
                days.put(
                        weekday(day),
                        spans.stream()
                                .map(span -> time(span.from()) + "-" + time(span.to()))
                                .toList());
            }
        }
        return days;
    }

    private static String time(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }

    static Map<String, Object> holidays(Charter.Holidays holidays) {
        Map<String, Object> written = new LinkedHashMap<>();
        if (holidays.region() != null) {
            written.put("region", holidays.region());
        }
        written.put("add", strings(holidays.add()));
        written.put("drop", strings(holidays.drop()));
        written.put("dates", strings(holidays.dates()));
        return written;
    }

    private static List<String> strings(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toList();
    }

    private static Map<String, Object> override(ActivityTargets override) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("activity", override.activity());
        written.put("targets", byLevel(override.targets(), CharterWriter::targets));
        return written;
    }

    static Map<String, Object> targets(Charter.Targets targets) {
        Map<String, Object> row = new LinkedHashMap<>();
        targets.byName().forEach((name, target) -> put(row, name, target));
        return row;
    }

    private static Map<String, Object> benchmark(CharterBenchmark benchmark) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("measure", benchmark.measure());
        if (benchmark.urgency() != null) {
            row.put("urgency", PlainValues.word(benchmark.urgency()));
        }
        put(row, "p50", benchmark.p50());
        put(row, "p90", benchmark.p90());
        row.put("name", benchmark.name());
        return row;
    }

    private static void put(Map<String, Object> row, String name, @Nullable Duration duration) {
        if (duration != null) {
            row.put(name, duration.toString());
        }
    }

    static <T> Map<String, Object> byLevel(Map<Level, T> given, Function<T, Object> write) {
        Map<String, Object> rows = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            T value = given.get(level);
            if (value != null) {
                rows.put(PlainValues.word(level), write.apply(value));
            }
        }
        return rows;
    }
}
