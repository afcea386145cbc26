package dev.engagement.reporting;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Charter;
import dev.engagement.events.Charter.WeeklyHours;
import dev.engagement.events.Pact;
import dev.engagement.events.Recorded;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Charters, and the entries by which they are published. */
public final class CharterEntries {
    private CharterEntries() {}

    public static Charter charter(String name, String effectiveFrom, WeeklyHours hours) {
        Charter standard = Charter.standard();
        return new Charter(
                name,
                Instant.parse(effectiveFrom),
                ZoneOffset.UTC,
                hours,
                standard.holidays(),
                standard.matrix(),
                standard.targets(),
                standard.overrides(),
                standard.notice(),
                standard.warnBefore(),
                standard.benchmarks(),
                Pact.NONE);
    }

    /** Every weekday. */
    public static WeeklyHours from(int first, int to) {
        Map<DayOfWeek, List<Charter.DailySpan>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new Charter.DailySpan(first * 60, to * 60)));
        }
        return new WeeklyHours(false, week);
    }

    public static Recorded published(Charter charter, int sequence, String at) {
        Instant recordedAt = Instant.parse(at);
        return new Recorded(
                UUID.randomUUID(),
                "/v1/charters",
                charter.name() + "@" + CharterPublished.version(charter.name(), sequence),
                CharterPublished.subject(charter.name()),
                recordedAt,
                recordedAt,
                sequence,
                new CharterPublished(charter));
    }
}
