package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.report.Sample;
import dev.engagement.reporting.scorecards.Scorecards.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the pictures' data of a cohort, request by request. */
final class Impression {
    private static final Map<String, Integer> PLACES = places();
    private static final int NOTICE = place("notice-given");
    private static final int ENGAGE = place("time-to-engage");
    private static final int HAND_OFFS = place("hand-offs");
    private static final int UNOWNED = place("time-unowned");
    private static final int OPEN = place("time-to-resolve");
    private static final int TARGETS = place("targets-met");
    private static final int PACE = place("pace-kept");
    private static final int KEPT = place("commitments-kept");
    private static final int CONTACTS = place("contacts-to-engage");
    private static final int SATISFACTION = place("satisfaction");
    private static final int WATERMELON = place("watermelon");
    static final int MANY = 4;

    private final Sample engage = new Sample();
    private final Sample before = new Sample();
    private long neverAttended;
    private final Map<String, Sample> engageByUrgency = new HashMap<>();
    private final long[] handOffs = new long[MANY + 1];
    private final List<Notice> notices = new ArrayList<>();
    private final Mean[] satisfactionByContacts = {new Mean(), new Mean(), new Mean(), new Mean(), new Mean()};
    private final List<String> watermelons = new ArrayList<>();
    private final Silences silences = new Silences();
    private final TreeMap<Long, Week> weeks = new TreeMap<>();
    private final Instant weeksFrom;

    /** The notice of bad news before a due date, in seconds. */
    record Notice(String request, double seconds) {}

    /** A sum and count, for a mean. */
    static final class Mean {
        private double sum;
        private long n;

        void add(double value) {
            sum += value;
            n++;
        }

        long n() {
            return n;
        }

        double mean() {
            return sum / n;
        }

        /** Returns the mean; null if nothing was added. */
        @Nullable
        Double share() {
            return n == 0 ? null : Double.valueOf(mean());
        }
    }

    /** Requests opened in one week. */
    static final class Week {
        final Mean engagedInTime = new Mean();
        final Mean targetsMet = new Mean();
        final Mean pace = new Mean();
        final Mean commitmentsKept = new Mean();
        final Mean satisfaction = new Mean();
        double unowned;
        double open;
    }

    Impression(Instant weeksFrom) {
        this.weeksFrom = weeksFrom;
    }

    private static Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < Measures.ALL.size(); i++) {
            places.put(Measures.ALL.get(i).name(), i);
        }
        return places;
    }

    static int place(String measure) {
        return Objects.requireNonNull(PLACES.get(measure), measure);
    }

    /** Adds a request. */
    void add(Told told) {
        String urgency = Objects.requireNonNullElse(told.dimensions().get(Dimension.URGENCY), "");
        Figure[] by = byPlace(told.figures());
        engage.add(by[ENGAGE].status(), by[ENGAGE].service());
        neverAttended += isNeverAttended(by) ? 1 : 0;
        engageByUrgency.computeIfAbsent(urgency, any -> new Sample()).add(by[ENGAGE].status(), by[ENGAGE].service());
        if (isThere(by[HAND_OFFS])) {
            handOffs[(int) Math.min(MANY, by[HAND_OFFS].service())]++;
        }
        if (isThere(by[SATISFACTION]) && isThere(by[CONTACTS])) {
            satisfactionByContacts[(int) Math.min(MANY, by[CONTACTS].service())].add(by[SATISFACTION].service());
        }
        if (isThere(by[WATERMELON]) && by[WATERMELON].service() > 0) {
            watermelons.add(told.subject());
        }
        for (Figures.Said said : told.figures().list()) {
            if (said.measure() == NOTICE && said.figure().status() == Status.SETTLED) {
                notices.add(new Notice(told.subject(), said.figure().elapsed()));
            }
        }
        if (told.course() != null) {
            silences.add(told.subject(), told.course());
        }
        addToWeek(told, by);
    }

    /** Returns whether a request is over and IT never engaged with it. */
    static boolean isNeverAttended(Figure[] by) {
        return by[ENGAGE].status() == Status.ENDED && by[OPEN].status() != Status.RUNNING;
    }

    /** Adds a request from before the period: it belongs to the weeks, and possibly to the period before. */
    void addBefore(Told told, Instant since) {
        Figure[] by = byPlace(told.figures());
        if (!told.waited().opened().isBefore(since)) {
            before.add(by[ENGAGE].status(), by[ENGAGE].service());
        }
        addToWeek(told, by);
    }

    private void addToWeek(Told told, Figure[] by) {
        if (told.waited().opened().isBefore(weeksFrom)) {
            return;
        }
        long number = Duration.between(weeksFrom, told.waited().opened()).toDays() / 7;
        Week week = weeks.computeIfAbsent(number, any -> new Week());
        Figure.Verdict engaged = by[ENGAGE].verdict();
        if (engaged == Figure.Verdict.MET || engaged == Figure.Verdict.MISSED) {
            week.engagedInTime.add(engaged == Figure.Verdict.MET ? 1 : 0);
        }
        addTo(week.targetsMet, by[TARGETS]);
        addTo(week.pace, by[PACE]);
        addTo(week.satisfaction, by[SATISFACTION]);
        for (Figures.Said said : told.figures().list()) {
            if (said.measure() == KEPT) {
                addTo(week.commitmentsKept, said.figure());
            }
        }
        if (isThere(by[UNOWNED]) && isThere(by[OPEN])) {
            week.unowned += by[UNOWNED].elapsed();
            week.open += by[OPEN].elapsed();
        }
    }

    /** Adds a settled figure only: a running or ended one is no miss. */
    private static void addTo(Mean mean, Figure figure) {
        if (figure.status() == Status.SETTLED) {
            mean.add(figure.service());
        }
    }

    static Figure[] byPlace(Figures figures) {
        Figure[] by = new Figure[Measures.ALL.size()];
        Arrays.fill(by, Figure.ABSENT);
        figures.list().forEach(said -> by[said.measure()] = said.figure());
        return by;
    }

    private static boolean isThere(Figure figure) {
        return figure.status() != Status.ABSENT;
    }

    Sample engage() {
        return engage;
    }

    long neverAttended() {
        return neverAttended;
    }

    /** Waits until IT engaged, of the period before. */
    Sample engageBefore() {
        return before;
    }

    Map<String, Sample> engageByUrgency() {
        return engageByUrgency;
    }

    long[] handOffs() {
        return handOffs;
    }

    List<Notice> notices() {
        return notices;
    }

    Mean[] satisfactionByContacts() {
        return satisfactionByContacts;
    }

    List<String> watermelons() {
        return watermelons;
    }

    Silences silences() {
        return silences;
    }

    Map<Long, Week> weeks() {
        return weeks;
    }

    Instant weeksFrom() {
        return weeksFrom;
    }
}
