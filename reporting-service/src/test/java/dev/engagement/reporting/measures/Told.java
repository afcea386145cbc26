package dev.engagement.reporting.measures;

import dev.engagement.events.ActivityTargets;
import dev.engagement.events.Charter;
import dev.engagement.events.Level;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Pact;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Anomaly;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Story;
import dev.engagement.tests.Stories;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the measures say of a story that a test tells. */
public record Told(Account account) {
    /** An hour in seconds. */
    static final double HOUR = 3_600;

    /** Monday to Friday, 09:00 to 17:00 in Berlin, with the standard targets; customers answer within 8 hours. */
    public static final Charters OFFICE = Charters.only(new Judge(office(Duration.ofHours(4)), 1));

    public static Charter office(Duration updateEvery) {
        Charter standard = Charter.standard();
        Map<DayOfWeek, List<Charter.DailySpan>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : List.of(
                DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)) {
            week.put(day, List.of(new Charter.DailySpan(9 * 60, 17 * 60)));
        }
        ActivityTargets pace = new ActivityTargets(
                "incident", Map.of(Level.MEDIUM, new Charter.Targets(null, null, updateEvery, null)));
        return new Charter(
                "default",
                standard.effectiveFrom(),
                ZoneId.of("Europe/Berlin"),
                new Charter.WeeklyHours(false, week),
                Charter.Holidays.NONE,
                standard.matrix(),
                standard.targets(),
                List.of(pace),
                standard.notice(),
                standard.warnBefore(),
                List.of(),
                new Pact(
                        Pact.NONE.scope(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        Map.of(),
                        List.of(new Pact.Obligation(WaitingOn.CUSTOMER, null, Duration.ofHours(8)))));
    }

    /** A request that was opened on a Monday at nine. */
    static Stories opened() {
        return Stories.utc().at("2026-03-02T09:00").opened();
    }

    public static Told of(Stories story, String atLocal, ZoneId zone, Charters charters) {
        Instant at = LocalDateTime.parse(atLocal).atZone(zone).toInstant();
        return of(story.entries(), AsOf.now(at), charters);
    }

    /** A story in UTC, on the standard charter. */
    public static Told of(Stories story, String at) {
        return of(story, at, ZoneOffset.UTC, Charters.standard());
    }

    public static Told of(Collection<Recorded> entries, AsOf asOf, Charters charters) {
        return new Told(Account.of(Story.of(entries, asOf), charters));
    }

    public Reading reading(String measure) {
        return Objects.requireNonNull(account.readings().get(measure), measure);
    }

    public Status status(String measure) {
        return reading(measure).status();
    }

    public double elapsed(String measure) {
        return Figure.of(reading(measure)).elapsed();
    }

    /** Seconds of service time, or the plain value. */
    public double service(String measure) {
        return Figure.of(reading(measure)).service();
    }

    public @Nullable Boolean met(String measure) {
        var judged = reading(measure).judged();
        return judged == null ? null : judged.met();
    }

    public List<Anomaly.Kind> anomalies() {
        return account.anomalies().stream().map(Anomaly::kind).toList();
    }
}
