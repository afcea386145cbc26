package dev.engagement.events;

import dev.engagement.events.Charter.Holidays;
import dev.engagement.events.Charter.Targets;
import dev.engagement.events.Charter.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The charter that is built in. */
final class StandardCharter {
    static final Charter CHARTER = charter();

    private StandardCharter() {}

    private static Charter charter() {
        return new Charter(
                Charter.DEFAULT,
                Instant.parse("2000-01-01T00:00:00Z"),
                ZoneOffset.UTC,
                WeeklyHours.ALWAYS,
                Holidays.NONE,
                standardMatrix(),
                Map.of(
                        Level.CRITICAL, targets("PT15M", "PT30M", "PT1H", "PT4H"),
                        Level.HIGH, targets("PT1H", "PT2H", "PT4H", "PT8H"),
                        Level.MEDIUM, targets("PT4H", "PT8H", "P1D", "P3D"),
                        Level.LOW, targets("PT8H", "P1D", "P3D", "P10D")),
                List.of(),
                0.2,
                Duration.ofMinutes(30),
                List.of(),
                Pact.NONE);
    }

    /** Urgency = ⌈(priority + impact) / 2⌉ with critical = 1 … low = 4. */
    private static Map<Level, Map<Level, Level>> standardMatrix() {
        Map<Level, Map<Level, Level>> matrix = new EnumMap<>(Level.class);
        for (Level impact : Level.values()) {
            Map<Level, Level> row = new EnumMap<>(Level.class);
            for (Level priority : Level.values()) {
                row.put(priority, Level.values()[(priority.ordinal() + impact.ordinal() + 1) / 2]);
            }
            matrix.put(impact, row);
        }
        return matrix;
    }

    private static Targets targets(String engage, String own, String updateEvery, String resolve) {
        return new Targets(
                Duration.parse(engage), Duration.parse(own), Duration.parse(updateEvery), Duration.parse(resolve));
    }
}
