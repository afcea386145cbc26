package dev.engagement.reporting.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Charter;
import dev.engagement.events.Pact;
import dev.engagement.reporting.Thorough;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The service clock against somebody who watches the wall clock of every place, minute by minute. */
class ServiceClockOracleTest {
    private static final long MINUTE = 60;
    private static final int DAY = 24 * 60;
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    private static final long YEARS_50 =
            Duration.between(FIRST, Instant.parse("2040-01-01T00:00:00Z")).toSeconds();
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    /** Every zone, with the hours of one team of its own. */
    private static void inEveryZone(int spans, Trial trial) {
        int each = Thorough.times(spans) / ZONES.size() + 1;
        for (int number = 0; number < ZONES.size(); number++) {
            Random random = new Random(number);
            Watcher watcher = new Watcher(ZoneId.of(ZONES.get(number)), number, random);
            for (int i = 0; i < each; i++) {
                trial.with(watcher, random);
            }
        }
    }

    private interface Trial {
        void with(Watcher watcher, Random random);
    }

    @Test
    void spans_of_days_are_what_a_watcher_of_the_wall_clock_counts() {
        inEveryZone(20_000, (watcher, random) -> {
            Instant from = watcher.someInstant(random);
            Instant to = from.plusMillis(
                    (long) (random.nextDouble() * Duration.ofDays(10).toMillis()));
            Duration counted = watcher.count(from, to);

            assertThat(watcher.hours.between(from, to))
                    .as("%s from %s to %s", watcher, from, to)
                    .isEqualTo(counted);
            assertThat(watcher.hours.after(from, counted))
                    .as("%s after %s of %s", watcher, from, counted)
                    .isEqualTo(watcher.after(from, counted));
        });
    }

    @Test
    void spans_of_years_are_what_a_watcher_of_the_wall_clock_counts() {
        Random random = new Random(50);
        for (int i = 0; i < Thorough.times(200); i++) {
            Watcher watcher = new Watcher(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))), i, random);
            Instant from = FIRST.plusSeconds((long) (random.nextDouble() * YEARS_50 / 2));
            Instant to = from.plusSeconds((long) ((1 + 3 * random.nextDouble()) * YEARS_50 / 50));

            assertThat(watcher.hours.between(from, to))
                    .as("%s from %s to %s", watcher, from, to)
                    .isEqualTo(watcher.count(from, to));
        }
    }

    /**
     * Knows nothing of weeks and sums: walks from minute to minute, and notes the latest that the wall clock has shown. A
     * team works in a minute if that lies within one of its spans.
     */
    private static final class Watcher {
        private final ZoneId zone;
        private final Map<DayOfWeek, List<Charter.DailySpan>> week = new EnumMap<>(DayOfWeek.class);
        private final Set<LocalDate> holidays = new HashSet<>();
        private final List<ZoneOffsetTransition> changes = new ArrayList<>();
        private final boolean always;
        private final boolean[][] works = new boolean[7][2 * DAY];
        final ServiceHours hours;

        Watcher(ZoneId zone, int number, Random random) {
            this.zone = zone;
            this.always = number % 5 == 4;
            for (DayOfWeek day : DayOfWeek.values()) {
                week.put(day, spans(number % 5, day, random));
            }
            for (int i = 0; i < 500; i++) {
                holidays.add(LocalDate.of(1990, 1, 1).plusDays(random.nextInt(50 * 365)));
            }
            for (ZoneOffsetTransition change = zone.getRules().nextTransition(FIRST);
                    change != null && change.getInstant().isBefore(FIRST.plusSeconds(YEARS_50));
                    change = zone.getRules().nextTransition(change.getInstant())) {
                changes.add(change);
            }
            for (DayOfWeek day : DayOfWeek.values()) {
                for (Charter.DailySpan span : week.getOrDefault(day, List.of())) {
                    for (int minute = 0; minute < span.minutes(); minute++) {
                        works[day.ordinal()][span.from() + minute] = true;
                    }
                }
            }
            this.hours = ServiceHours.of(charter());
        }

        /** Office hours, a day in two halves, nights, few odd hours around the time when clocks change, or all day. */
        private static List<Charter.DailySpan> spans(int kind, DayOfWeek day, Random random) {
            boolean weekend = day.getValue() > 5;
            return switch (kind) {
                case 0 -> weekend ? List.of() : List.of(new Charter.DailySpan(9 * 60, 17 * 60));
                case 1 ->
                    weekend
                            ? List.of()
                            : List.of(new Charter.DailySpan(0, 150), new Charter.DailySpan(150, 13 * 60 + 15));
                case 2 -> day == DayOfWeek.FRIDAY ? List.of() : List.of(new Charter.DailySpan(22 * 60, 6 * 60));
                case 3 -> {
                    int start = random.nextInt(4 * 60);
                    int late = 20 * 60 + random.nextInt(3 * 60);
                    yield List.of(
                            new Charter.DailySpan(start, start + 1 + random.nextInt(3 * 60)),
                            new Charter.DailySpan(late, late + 1 + random.nextInt(59)));
                }
                default -> List.of(new Charter.DailySpan(0, DAY));
            };
        }

        private Charter charter() {
            Charter standard = Charter.standard();
            return new Charter(
                    "default",
                    standard.effectiveFrom(),
                    zone,
                    always ? Charter.WeeklyHours.ALWAYS : new Charter.WeeklyHours(false, week),
                    new Charter.Holidays(null, List.of(), List.of(), List.copyOf(holidays)),
                    standard.matrix(),
                    standard.targets(),
                    List.of(),
                    0.2,
                    Duration.ZERO,
                    List.of(),
                    Pact.NONE);
        }

        /** Mostly shortly before a clock changes, if it ever does. */
        Instant someInstant(Random random) {
            if (changes.isEmpty() || random.nextInt(4) == 0) {
                return FIRST.plusSeconds((long) (random.nextDouble() * YEARS_50));
            }
            Instant change = changes.get(random.nextInt(changes.size())).getInstant();
            return change.plusMillis(
                    (long) ((random.nextDouble() - 0.9) * Duration.ofDays(9).toMillis()));
        }

        Duration count(Instant from, Instant to) {
            long[] counted = {0};
            walk(from, (start, end) -> {
                counted[0] += Math.max(0, Math.min(end, to.toEpochMilli()) - start);
                return end < to.toEpochMilli();
            });
            return Duration.ofMillis(counted[0]);
        }

        /** When that much has been worked. */
        Instant after(Instant from, Duration worked) {
            long[] left = {worked.toMillis()};
            long[] found = {from.toEpochMilli()};
            walk(from, (start, end) -> {
                if (left[0] > 0 && end > start) {
                    long some = Math.min(left[0], end - start);
                    left[0] -= some;
                    found[0] = start + some;
                }
                return left[0] > 0;
            });
            return Instant.ofEpochMilli(found[0]);
        }

        private interface Stretch {
            /** Worked through, in milliseconds, perhaps for no time at all; says whether to go on. */
            boolean seen(long start, long end);
        }

        private void walk(Instant from, Stretch reader) {
            long begin = from.toEpochMilli();
            // A clock that was put back before may still show again what it had shown.
            long now = Math.floorDiv(from.getEpochSecond(), MINUTE) - DAY;
            long changesAt = Long.MIN_VALUE;
            long shown = Long.MIN_VALUE;
            long offset = 0;
            long midnight = Long.MIN_VALUE;
            boolean[] today = new boolean[DAY];
            long worksSince = -1;
            boolean goesOn = true;
            while (goesOn) {
                if (now >= changesAt) {
                    Instant instant = Instant.ofEpochSecond(now * MINUTE);
                    offset = zone.getRules().getOffset(instant).getTotalSeconds() / MINUTE;
                    ZoneOffsetTransition next = zone.getRules().nextTransition(instant);
                    changesAt = next == null ? Long.MAX_VALUE : next.toEpochSecond() / MINUTE;
                }
                // What this minute shows at its end: who worked up to then while it repeats, goes on.
                shown = Math.max(shown, now + offset + 1);
                long begins = shown - 1;
                boolean isNewDay = begins >= midnight + DAY;
                if (isNewDay) {
                    long day = Math.floorDiv(begins, (long) DAY);
                    midnight = day * DAY;
                    today = workedOn(LocalDate.ofEpochDay(day));
                }
                boolean works = today[(int) (begins - midnight)];
                if (isNewDay || works != worksSince >= 0) {
                    long until = Math.max(begin, now * MINUTE * 1000);
                    goesOn = reader.seen(worksSince < 0 ? until : Math.max(begin, worksSince * MINUTE * 1000), until);
                    worksSince = works ? now : -1;
                }
                now++;
            }
        }

        private boolean[] workedOn(LocalDate day) {
            boolean[] minutes = new boolean[DAY];
            if (!holidays.contains(day)) {
                System.arraycopy(works[day.getDayOfWeek().ordinal()], 0, minutes, 0, DAY);
            }
            if (!holidays.contains(day.minusDays(1))) {
                boolean[] evening = works[day.minusDays(1).getDayOfWeek().ordinal()];
                for (int minute = 0; minute < DAY && evening[DAY + minute]; minute++) {
                    minutes[minute] = true;
                }
            }
            return minutes;
        }

        @Override
        public String toString() {
            return zone + " " + week;
        }
    }
}
