package dev.engagement.events;

import static dev.engagement.events.CharterValues.duration;
import static dev.engagement.events.CharterValues.level;
import static dev.engagement.events.CharterValues.list;
import static dev.engagement.events.CharterValues.number;
import static dev.engagement.events.CharterValues.optionalDuration;
import static dev.engagement.events.CharterValues.string;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a charter document. A refusal names the field by its path, as in {@code overrides[0].targets.high}. */
final class CharterReader {
    private static final Pattern SPAN = Pattern.compile("(\\d{2}):([0-5]\\d)-(\\d{2}):([0-5]\\d)");
    private static final String A_SPAN = "must be a span as in \"09:00-17:00\" that is not empty";

    private static final String[] NAMES = Stream.concat(
                    Stream.of(
                            "charter",
                            "effectiveFrom",
                            "zone",
                            "hours",
                            "holidays",
                            "urgency",
                            "targets",
                            "overrides",
                            "notice",
                            "warn-before",
                            "benchmarks",
                            "restate"),
                    PactReader.NAMES.stream())
            .toArray(String[]::new);

    private final CharterValues values;

    /** Creates a reader; a strict one refuses a field that charters do not have. */
    CharterReader(boolean strict) {
        this.values = new CharterValues(strict);
    }

    Charter read(Map<String, ?> document) {
        values.refuseUnknown("", document, NAMES);
        Object urgency = document.get("urgency");
        return new Charter(
                string("charter", document.get("charter")),
                Timestamps.require("effectiveFrom", string("effectiveFrom", document.get("effectiveFrom"))),
                zone(string("zone", document.get("zone"))),
                hours(Require.present("hours", document.get("hours"))),
                holidays(document.get("holidays")),
                matrix(values.table("urgency", urgency, "matrix").get("matrix")),
                values.levels("targets", document.get("targets"), this::targets),
                list("overrides", document.get("overrides"), this::override),
                number("notice", document.get("notice"), 0.2),
                optionalDuration("warn-before", document.get("warn-before"), Duration.ofMinutes(30)),
                list("benchmarks", document.get("benchmarks"), this::benchmark),
                new PactReader(values, this).read(document));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            throw new InvalidField("zone", "must be a time zone as in Europe/Berlin or UTC");
        }
    }

    Charter.WeeklyHours hours(Object given) {
        if ("always".equals(given)) {
            return Charter.WeeklyHours.ALWAYS;
        }
        if (!(given instanceof Map<?, ?>)) {
            throw new InvalidField("hours", "must be \"always\", or spans by weekday as in {mon: [\"09:00-17:00\"]}");
        }
        String[] weekdays =
                Arrays.stream(DayOfWeek.values()).map(CharterWriter::weekday).toArray(String[]::new);
        Map<String, ?> days = values.table("hours", given, weekdays);
        Map<DayOfWeek, List<Charter.DailySpan>> spans = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = CharterWriter.weekday(day);
            spans.put(day, list("hours." + name, days.get(name), CharterReader::span));
        }
        return new Charter.WeeklyHours(false, spans);
    }

    private static Charter.DailySpan span(String path, Object given) {
        Matcher parts = SPAN.matcher(string(path, given));
        if (!parts.matches()) {
            throw new InvalidField(path, A_SPAN);
        }
        int[] numbers = new int[4];
        for (int i = 0; i < 4; i++) {
            numbers[i] = Integer.parseInt(parts.group(i + 1));
        }
        try {
            return new Charter.DailySpan(numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]);
        } catch (InvalidField emptyOrNoTimeOfDay) {
            throw new InvalidField(path, A_SPAN);
        }
    }

    Charter.Holidays holidays(@Nullable Object given) {
        Map<String, ?> holidays = values.table("holidays", given, "region", "add", "drop", "dates");
        Object region = holidays.get("region");
        return new Charter.Holidays(
                region == null ? null : string("holidays.region", region),
                list("holidays.add", holidays.get("add"), CharterReader::date),
                list("holidays.drop", holidays.get("drop"), CharterReader::date),
                list("holidays.dates", holidays.get("dates"), CharterReader::date));
    }

    private static LocalDate date(String path, Object given) {
        try {
            LocalDate day = LocalDate.parse(string(path, given));
            if (day.getYear() >= 1900 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException unreadable) {
            // The refusal follows.
        }
        throw new InvalidField(path, "must be a day as in 2026-12-24, in the years 1900 to 9999");
    }

    private Map<Level, Map<Level, Level>> matrix(@Nullable Object given) {
        return values.levels("urgency.matrix", given, (path, row) -> {
            List<Level> urgencies = list(path, row, CharterValues::level);
            if (urgencies.size() != Level.values().length) {
                throw new InvalidField(
                        path, "must name four urgencies, for the priorities critical, high, medium, low");
            }
            Map<Level, Level> byPriority = new EnumMap<>(Level.class);
            for (Level priority : Level.values()) {
                byPriority.put(priority, urgencies.get(priority.ordinal()));
            }
            return byPriority;
        });
    }

    Charter.Targets targets(String path, Object given) {
        Map<String, ?> row = values.table(path, given, Charter.Targets.NAMES.toArray(String[]::new));
        return new Charter.Targets(
                target(path, row, "engage"),
                target(path, row, "own"),
                target(path, row, "update-every"),
                target(path, row, "resolve"));
    }

    private static @Nullable Duration target(String path, Map<String, ?> row, String name) {
        Object given = row.get(name);
        return given == null ? null : Require.target(path + "." + name, duration(path + "." + name, given));
    }

    private ActivityTargets override(String path, Object given) {
        Map<String, ?> override = values.table(path, given, "activity", "targets");
        String activity = string(path + ".activity", override.get("activity"));
        Map<Level, Charter.Targets> targets = values.levels(path + ".targets", override.get("targets"), this::targets);
        return within(path, () -> new ActivityTargets(activity, targets));
    }

    private CharterBenchmark benchmark(String path, Object given) {
        Map<String, ?> row = values.table(path, given, "measure", "urgency", "p50", "p90", "name");
        String measure = string(path + ".measure", row.get("measure"));
        String name = string(path + ".name", row.get("name"));
        Object urgency = row.get("urgency");
        Level level = urgency == null ? null : level(path + ".urgency", urgency);
        Duration p50 = target(path, row, "p50");
        Duration p90 = target(path, row, "p90");
        return within(path, () -> new CharterBenchmark(measure, level, name, p50, p90));
    }

    interface Made<T> {
        T make();
    }

    static <T> T within(String path, Made<T> made) {
        try {
            return made.make();
        } catch (InvalidField inner) {
            throw inner.within(path);
        }
    }
}
