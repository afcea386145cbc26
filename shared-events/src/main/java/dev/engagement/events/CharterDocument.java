package dev.engagement.events;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A charter as the document that people write and the wire carries, and back. */
final class CharterDocument {
    private static final Pattern SPAN = Pattern.compile("(\\d{2}):(\\d{2})-(\\d{2}):(\\d{2})");

    private CharterDocument() {}

    static Charter read(Map<String, ?> document) {
        return new Charter(
                string(document, "charter"),
                Timestamps.require("effectiveFrom", string(document, "effectiveFrom")),
                zone(string(document, "zone")),
                hours(document.get("hours")),
                holidays(map("holidays", document.get("holidays"))),
                matrix(map(
                        "urgency.matrix",
                        map("urgency", document.get("urgency")).get("matrix"))),
                levels("targets", document.get("targets"), CharterDocument::targets),
                list("overrides", document.get("overrides"), CharterDocument::override),
                number("notice", document.get("notice"), 0.2),
                document.get("warn-before") == null
                        ? Duration.ofMinutes(30)
                        : Shape.duration("warn-before", string(document, "warn-before")),
                list("benchmarks", document.get("benchmarks"), CharterDocument::benchmark));
    }

    static Map<String, Object> write(Charter charter) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("charter", charter.name());
        document.put("effectiveFrom", charter.effectiveFrom().toString());
        document.put("zone", charter.zone().getId());
        document.put("hours", charter.hours().always() ? "always" : spans(charter.hours()));
        Map<String, Object> holidays = new LinkedHashMap<>();
        if (charter.holidays().region() != null) {
            holidays.put("region", charter.holidays().region());
        }
        holidays.put("add", strings(charter.holidays().add()));
        holidays.put("drop", strings(charter.holidays().drop()));
        holidays.put("dates", strings(charter.holidays().dates()));
        document.put("holidays", holidays);
        document.put(
                "urgency",
                Map.of(
                        "matrix",
                        byLevel(
                                charter.matrix(),
                                row -> List.copyOf(byLevel(row, Shape::word).values()))));
        document.put("targets", byLevel(charter.targets(), CharterDocument::targets));
        document.put(
                "overrides",
                charter.overrides().stream()
                        .map(override -> Map.of(
                                "activity",
                                override.activity(),
                                "targets",
                                byLevel(override.targets(), CharterDocument::targets)))
                        .toList());
        document.put("notice", charter.notice());
        document.put("warn-before", charter.warnBefore().toString());
        document.put(
                "benchmarks",
                charter.benchmarks().stream().map(CharterDocument::benchmark).toList());
        return document;
    }

    static String weekday(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            throw new InvalidField("zone", "must be a time zone as in Europe/Berlin or UTC");
        }
    }

    private static Charter.Hours hours(@Nullable Object given) {
        if ("always".equals(given)) {
            return Charter.Hours.ALWAYS;
        }
        Map<String, ?> days = map("hours", given);
        Map<DayOfWeek, List<Charter.Span>> spans = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String field = weekday(day);
            spans.put(day, list("hours." + field, days.get(field), text -> span("hours." + field, text)));
        }
        for (String name : days.keySet()) {
            if (spans.keySet().stream().noneMatch(day -> weekday(day).equals(name))) {
                throw new InvalidField("hours." + name, "is no weekday: they are mon, tue, wed, thu, fri, sat, sun");
            }
        }
        return new Charter.Hours(false, spans);
    }

    private static Charter.Span span(String field, Object given) {
        Matcher parts = SPAN.matcher(given.toString());
        if (!parts.matches()) {
            throw new InvalidField(field, "must have spans as in \"09:00-17:00\"");
        }
        int[] numbers = new int[4];
        for (int i = 0; i < 4; i++) {
            numbers[i] = Integer.parseInt(parts.group(i + 1));
        }
        if (numbers[1] > 59 || numbers[3] > 59) {
            throw new InvalidField(field, "must have spans as in \"09:00-17:00\"");
        }
        return new Charter.Span(numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]);
    }

    private static Map<String, Object> spans(Charter.Hours hours) {
        Map<String, Object> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Charter.Span> spans = hours.spans().getOrDefault(day, List.of());
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

    private static Charter.Holidays holidays(Map<String, ?> given) {
        Object region = given.get("region");
        return new Charter.Holidays(
                region == null ? null : region.toString(),
                list("holidays.add", given.get("add"), day -> date("holidays.add", day)),
                list("holidays.drop", given.get("drop"), day -> date("holidays.drop", day)),
                list("holidays.dates", given.get("dates"), day -> date("holidays.dates", day)));
    }

    private static LocalDate date(String field, Object given) {
        try {
            return LocalDate.parse(given.toString());
        } catch (DateTimeException unreadable) {
            throw new InvalidField(field, "must have days as in 2026-12-24");
        }
    }

    private static Map<Level, Map<Level, Level>> matrix(Map<String, ?> given) {
        return levels("urgency.matrix", given, (field, row) -> {
            List<Level> urgencies = list(field, row, word -> level(field, word));
            if (urgencies.size() != Level.values().length) {
                throw new InvalidField(
                        field, "must name four urgencies, for the priorities critical, high, medium, low");
            }
            Map<Level, Level> byPriority = new EnumMap<>(Level.class);
            for (Level priority : Level.values()) {
                byPriority.put(priority, urgencies.get(priority.ordinal()));
            }
            return byPriority;
        });
    }

    private static Charter.Targets targets(String field, Object given) {
        Map<String, ?> row = map(field, given);
        return new Charter.Targets(
                target(field, row, "engage"),
                target(field, row, "own"),
                target(field, row, "update-every"),
                target(field, row, "resolve"));
    }

    private static @Nullable Duration target(String field, Map<String, ?> row, String name) {
        Object given = row.get(name);
        return given == null
                ? null
                : Require.positive(field + "." + name, Shape.duration(field + "." + name, given.toString()));
    }

    private static Map<String, Object> targets(Charter.Targets targets) {
        Map<String, Object> row = new LinkedHashMap<>();
        put(row, "engage", targets.engage());
        put(row, "own", targets.own());
        put(row, "update-every", targets.updateEvery());
        put(row, "resolve", targets.resolve());
        return row;
    }

    private static Charter.ActivityTargets override(Object given) {
        Map<String, ?> override = map("overrides", given);
        return new Charter.ActivityTargets(
                string(override, "activity"),
                levels("overrides.targets", override.get("targets"), CharterDocument::targets));
    }

    private static Charter.Benchmark benchmark(Object given) {
        Map<String, ?> benchmark = map("benchmarks", given);
        Object urgency = benchmark.get("urgency");
        return new Charter.Benchmark(
                string(benchmark, "measure"),
                urgency == null ? null : level("benchmarks.urgency", urgency),
                string(benchmark, "name"),
                target("benchmarks", benchmark, "p50"),
                target("benchmarks", benchmark, "p90"));
    }

    private static Map<String, Object> benchmark(Charter.Benchmark benchmark) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("measure", benchmark.measure());
        if (benchmark.urgency() != null) {
            row.put("urgency", Shape.word(benchmark.urgency()));
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

    private static Level level(String field, Object given) {
        for (Level level : Level.values()) {
            if (Shape.word(level).equals(given)) {
                return level;
            }
        }
        throw new InvalidField(field, "must be one of critical, high, medium, low");
    }

    private interface Cell<T> {
        T read(String field, Object given);
    }

    private static <T> Map<Level, T> levels(String field, @Nullable Object given, Cell<T> cell) {
        Map<Level, T> byLevel = new EnumMap<>(Level.class);
        map(field, given).forEach((word, value) -> {
            String name = field + "." + word;
            byLevel.put(level(name, word), cell.read(name, Require.present(name, value)));
        });
        return byLevel;
    }

    private static <T> Map<String, Object> byLevel(Map<Level, T> given, Function<T, Object> write) {
        Map<String, Object> rows = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            T value = given.get(level);
            if (value != null) {
                rows.put(Shape.word(level), write.apply(value));
            }
        }
        return rows;
    }

    private static String string(Map<String, ?> document, String field) {
        Object given = document.get(field);
        if (given == null || given instanceof Map || given instanceof List) {
            throw new InvalidField(field, given == null ? "is required" : "must be a string");
        }
        return given.toString();
    }

    private static double number(String field, @Nullable Object given, double otherwise) {
        if (given == null) {
            return otherwise;
        }
        if (given instanceof Number number) {
            return number.doubleValue();
        }
        throw new InvalidField(field, "must be a number");
    }

    private static Map<String, ?> map(String field, @Nullable Object given) {
        if (given == null) {
            return Map.of();
        }
        if (given instanceof Map<?, ?> map) {
            return Shape.stringKeys(map);
        }
        throw new InvalidField(field, "must be an object");
    }

    private static <T> List<T> list(String field, @Nullable Object given, Function<Object, T> item) {
        if (given == null) {
            return List.of();
        }
        if (!(given instanceof List<?> list)) {
            throw new InvalidField(field, "must be a list");
        }
        List<T> items = new ArrayList<>();
        for (Object value : list) {
            items.add(item.apply(Require.present(field, value)));
        }
        return items;
    }

    private static List<String> strings(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toList();
    }
}
