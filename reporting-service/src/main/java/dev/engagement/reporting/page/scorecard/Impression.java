package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.report.Sample;
import dev.engagement.reporting.report.Weighing;
import dev.engagement.reporting.scorecards.Scorecards.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Collects the pictures' data of a cohort, request by request. */
final class Impression {
    private static final int NOTICE = Measures.place(Measures.NOTICE_GIVEN);
    private static final int ENGAGE = Measures.place(Measures.TIME_TO_ENGAGE);
    private static final int HAND_OFFS = Measures.place(Measures.HAND_OFFS);
    private static final int UNOWNED = Measures.place(Measures.TIME_UNOWNED);
    private static final int OPEN = Measures.place(Measures.TIME_TO_RESOLVE);
    private static final int TARGETS = Measures.place(Measures.TARGETS_MET);
    private static final int PACE = Measures.place(Measures.PACE_KEPT);
    private static final int KEPT = Measures.place(Measures.COMMITMENTS_KEPT);
    private static final int CONTACTS = Measures.place(Measures.CONTACTS_TO_ENGAGE);
    private static final int SATISFACTION = Measures.place(Measures.SATISFACTION);
    private static final int WATERMELON = Measures.place(Measures.WATERMELON);
    static final int MANY = 4;

    private final Sample engage = new Sample();
    private long neverAttended;
    private long late;
    private final Map<String, Sample> engageByUrgency = new HashMap<>();
    private final long[] handOffs = new long[MANY + 1];
    private final List<Notice> notices = new ArrayList<>();
    private final Mean[] satisfactionByContacts = {new Mean(), new Mean(), new Mean(), new Mean(), new Mean()};
    private final List<String> watermelons = new ArrayList<>();
    private final Silences silences = new Silences();
    private final TreeMap<Long, Week> weeks = new TreeMap<>();
    private final CalendarWeeks calendar;
    private final Weighing weighing;
    private final Mean unowned = new Mean();

    /** The notice of bad news before a due date, in seconds. */
    record Notice(String request, double seconds) {}

    /** Requests opened in one week. */
    static final class Week {
        final Mean engagedInTime = new Mean();
        final Mean targetsMet = new Mean();
        final Mean pace = new Mean();
        final Mean commitmentsKept = new Mean();
        final Mean satisfaction = new Mean();
        final Mean unowned = new Mean();
    }

    /** Creates an impression whose trends show these weeks. */
    Impression(CalendarWeeks calendar, Weighing weighing) {
        this.calendar = calendar;
        this.weighing = weighing;
    }

    /** Adds a request. */
    void add(Told told) {
        String urgency = Objects.requireNonNullElse(told.dimensions().get(Dimension.URGENCY), "");
        Figure[] by = byPlace(told.figures());
        long times = weighing.of(told.customers());
        engage.add(by[ENGAGE].status(), by[ENGAGE].service(), times);
        neverAttended += isNeverAttended(by) ? 1 : 0;
        late += isLate(by[ENGAGE]) ? 1 : 0;
        engageByUrgency
                .computeIfAbsent(urgency, any -> new Sample())
                .add(by[ENGAGE].status(), by[ENGAGE].service(), times);
        if (isThere(by[HAND_OFFS])) {
            handOffs[(int) Math.min(MANY, by[HAND_OFFS].service())]++;
        }
        if (isThere(by[SATISFACTION]) && isThere(by[CONTACTS])) {
            satisfactionByContacts[(int) Math.min(MANY, by[CONTACTS].service())].add(by[SATISFACTION].service(), times);
        }
        if (isThere(by[WATERMELON]) && by[WATERMELON].service() > 0) {
            watermelons.add(told.subject());
        }
        for (Figures.Said said : told.figures().list()) {
            if (said.measure() == NOTICE && said.figure().status() == Status.SETTLED) {
                notices.add(new Notice(told.subject(), said.figure().elapsed()));
            }
        }
        if (by[PACE].status() == Status.RUNNING) {
            silences.add(told.subject(), told.silence());
        }
        addUnowned(unowned, by, times);
        addToWeek(told, by);
    }

    /** Returns whether a request is over and IT never engaged with it. */
    static boolean isNeverAttended(Figure[] by) {
        return by[ENGAGE].status() == Status.ENDED && by[OPEN].status() != Status.RUNNING;
    }

    /** Returns whether a wait still runs that has missed its target. */
    static boolean isLate(Figure wait) {
        return wait.status() == Status.RUNNING && wait.verdict() == Figure.Verdict.MISSED;
    }

    /** Adds a request from outside the period, which belongs to a week only. */
    void addToWeek(Told told) {
        addToWeek(told, byPlace(told.figures()));
    }

    private void addToWeek(Told told, Figure[] by) {
        long number = calendar.number(told.waited().opened());
        if (number < 0) {
            return;
        }
        long times = weighing.of(told.customers());
        Week week = weeks.computeIfAbsent(number, any -> new Week());
        Figure.Verdict engaged = by[ENGAGE].verdict();
        if (engaged == Figure.Verdict.MET || engaged == Figure.Verdict.MISSED) {
            week.engagedInTime.add(engaged == Figure.Verdict.MET ? 1 : 0, times);
        } else if (engaged == Figure.Verdict.UNDECIDED && by[ENGAGE].status() == Status.RUNNING) {
            week.engagedInTime.addUndecided();
        }
        addTo(week.targetsMet, by[TARGETS], times);
        addTo(week.pace, by[PACE], times);
        addTo(week.satisfaction, by[SATISFACTION], times);
        for (Figures.Said said : told.figures().list()) {
            if (said.measure() == KEPT) {
                addTo(week.commitmentsKept, said.figure(), times);
            }
        }
        addUnowned(week.unowned, by, times);
    }

    private static void addUnowned(Mean mean, Figure[] by, long times) {
        if (isThere(by[UNOWNED]) && isThere(by[OPEN])) {
            mean.addShare(by[UNOWNED].elapsed(), by[OPEN].elapsed(), times);
        }
    }

    /** Adds a settled figure only: a running or ended one is no miss. */
    private static void addTo(Mean mean, Figure figure, long times) {
        if (figure.status() == Status.SETTLED) {
            mean.add(figure.service(), times);
        } else if (figure.status() == Status.RUNNING) {
            mean.addUndecided();
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

    /** Returns how many still wait for IT to engage, later than they were promised. */
    long late() {
        return late;
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

    CalendarWeeks calendar() {
        return calendar;
    }

    /** The share of open time without an owner. */
    Mean unowned() {
        return unowned;
    }
}
