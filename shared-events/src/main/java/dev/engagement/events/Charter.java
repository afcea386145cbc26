package dev.engagement.events;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An agreement between IT and its customers: working hours, the urgency matrix, targets. Immutable; a change is a new version.
 *
 * @param name the charter's name; the one named {@code default} judges, so do those with a scope, and others are what-ifs
 * @param effectiveFrom requests opened from here on are judged by this version
 * @param zone the time zone of hours and holidays
 * @param hours when IT works
 * @param holidays when it does not
 * @param matrix urgency by impact, then priority
 * @param targets per urgency; all four levels
 * @param overrides targets for one activity that win over {@code targets}, the last one first
 * @param notice how early bad news must come to be in time: a share, 0 to 1, of the time up to the due date given up
 * @param warnBefore how long before an expectation is missed to warn
 * @param benchmarks what outside providers reach, shown next to our figures
 * @param pact what the second edition added
 */
public record Charter(
        String name,
        Instant effectiveFrom,
        ZoneId zone,
        WeeklyHours hours,
        Holidays holidays,
        Map<Level, Map<Level, Level>> matrix,
        Map<Level, Targets> targets,
        List<ActivityTargets> overrides,
        double notice,
        Duration warnBefore,
        List<CharterBenchmark> benchmarks,
        Pact pact) {

    /** The charter that judges whatever no other one does. */
    public static final String DEFAULT = "default";

    /** Puts the charter first that judges a request which several charters claim: by its scope, then by its name. */
    public static final Comparator<Charter> WINNER_FIRST = Comparator.<Charter, Scope>comparing(
                    charter -> charter.pact().scope(), Scope.WINNER_FIRST)
            .thenComparing(Charter::name);

    /**
     * Working hours: spans of minutes of the day per weekday. A span whose end is not after its start runs into the
     * next day.
     *
     * @param always true if there is no closing time at all; {@code spans} is then empty
     */
    public record WeeklyHours(boolean always, Map<DayOfWeek, List<DailySpan>> spans) {
        private static final int LEAST_MINUTES = 60;

        public static final WeeklyHours ALWAYS = new WeeklyHours(true, Map.of());

        public WeeklyHours {
            EnumMap<DayOfWeek, List<DailySpan>> copy = new EnumMap<>(DayOfWeek.class);
            spans.forEach((day, list) -> copy.put(day, List.copyOf(list)));
            spans = Map.copyOf(copy);
            Overlaps.refuse(spans);
            int minutes = spans.values().stream()
                    .flatMap(List::stream)
                    .mapToInt(DailySpan::minutes)
                    .sum();
            if (!always && minutes < LEAST_MINUTES) {
                throw new InvalidField("hours", "must be \"always\" or have spans of an hour a week at least");
            }
        }
    }

    /** Minutes of the day, {@code from} 0 to 1439, {@code to} 0 to 1440; up to and not including {@code to}. */
    public record DailySpan(int from, int to) {
        static final int DAY = 24 * 60;

        public DailySpan {
            if (from < 0 || from >= DAY || to < 0 || to > DAY || from == to) {
                throw new InvalidField("hours", "must have spans as in 09:00-17:00 that are not empty");
            }
        }

        /** The span's length by the wall clock, in minutes. */
        public int minutes() {
            return to > from ? to - from : DAY - from + to;
        }
    }

    /**
     * Days without working hours.
     *
     * @param region the ISO 3166 code whose public holidays count
     * @param add further days
     * @param drop public holidays that are worked
     * @param dates what the three came to when the charter was published; these alone count
     */
    public record Holidays(@Nullable String region, List<LocalDate> add, List<LocalDate> drop, List<LocalDate> dates) {
        public static final Holidays NONE = new Holidays(null, List.of(), List.of(), List.of());

        public Holidays {
            add = List.copyOf(add);
            drop = List.copyOf(drop);
            dates = List.copyOf(dates);
            if (new HashSet<>(dates).size() != dates.size()) {
                throw new InvalidField("holidays.dates", "must not name a day twice");
            }
        }
    }

    /** Limits of service time; null where this row sets none. */
    public record Targets(
            @Nullable Duration engage,
            @Nullable Duration own,
            @Nullable Duration updateEvery,
            @Nullable Duration resolve) {
        static final List<String> NAMES = List.of("engage", "own", "update-every", "resolve");

        static final Targets NONE = new Targets(null, null, null, null);

        public Targets {
            byName(engage, own, updateEvery, resolve).forEach((name, target) -> {
                if (target != null) {
                    Require.target(name, target);
                }
            });
        }

        /** Returns all four by their names on the wire, in the order of the fields. */
        Map<String, @Nullable Duration> byName() {
            return byName(engage, own, updateEvery, resolve);
        }

        private static Map<String, @Nullable Duration> byName(@Nullable Duration... targets) {
            Map<String, @Nullable Duration> byName = new LinkedHashMap<>();
            for (int i = 0; i < targets.length; i++) {
                byName.put(NAMES.get(i), targets[i]);
            }
            return byName;
        }

        Targets or(Targets fallback) {
            return new Targets(
                    engage != null ? engage : fallback.engage,
                    own != null ? own : fallback.own,
                    updateEvery != null ? updateEvery : fallback.updateEvery,
                    resolve != null ? resolve : fallback.resolve);
        }
    }

    public Charter {
        name = Require.charterName("charter", name);
        matrix = Map.copyOf(matrix);
        targets = Map.copyOf(targets);
        overrides = List.copyOf(overrides);
        benchmarks = List.copyOf(benchmarks);
        LevelTables.requireWhole(matrix, targets);
        if (name.equals(DEFAULT) && !pact.scope().isAll()) {
            throw new InvalidField("for", "must be absent: default judges all requests that no other charter does");
        }
        Require.share("notice", notice);
        warnBefore = Require.pause("warn-before", warnBefore);
    }

    /** Returns the same charter with another working time and another pact. */
    public Charter with(WeeklyHours week, Holidays closed, Pact other) {
        return new Charter(
                name,
                effectiveFrom,
                zone,
                week,
                closed,
                matrix,
                targets,
                overrides,
                notice,
                warnBefore,
                benchmarks,
                other);
    }

    /** Returns the same charter at the hours and holidays of one of its services; itself if it promises nothing about that one. */
    public Charter at(@Nullable String service) {
        return pact.service(service)
                .map(promised -> with(promised.weeklyHours(this), promised.closedOn(this), pact))
                .orElse(this);
    }

    /** Returns whether the charter judges requests; else it is a what-if. */
    public boolean canJudge() {
        return name.equals(DEFAULT) || !pact.scope().isAll();
    }

    /** The charter that judges until another is published: version 1 of {@code default}, always open. */
    public static Charter standard() {
        return StandardCharter.CHARTER;
    }

    /** Returns the urgency of a priority and an impact by the matrix; if only one of them is known, that one; else empty. */
    public Optional<Level> urgency(@Nullable Level priority, @Nullable Level impact) {
        if (priority == null || impact == null) {
            return Optional.ofNullable(priority == null ? impact : priority);
        }
        Map<Level, Level> row = matrix.get(impact);
        return Optional.ofNullable(row == null ? null : row.get(priority));
    }

    /** Returns all four targets of a request: those of its service first, then an override for its activity, then the table. */
    public Targets targets(@Nullable String service, @Nullable String activity, Level urgency) {
        Targets found = pact.service(service)
                .map(promised -> promised.targets().getOrDefault(urgency, Targets.NONE))
                .orElse(Targets.NONE);
        for (ActivityTargets override : overrides.reversed()) {
            Targets special = override.targets().get(urgency);
            if (override.activity().equals(activity) && special != null) {
                found = found.or(special);
            }
        }
        return found.or(targets.getOrDefault(urgency, found));
    }
}
