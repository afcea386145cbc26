package dev.engagement.reporting.measures;

import dev.engagement.reporting.calendar.ServiceHours;
import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.results.MilestoneSlip;
import dev.engagement.reporting.measures.Figure.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the kept figures of a request on to a later instant. */
final class FiguresAt {
    private static final int OBLIGATIONS_KEPT = Measures.place(Measures.OBLIGATIONS_KEPT);
    private static final int TARGETS_MET = Measures.place(Measures.TARGETS_MET);
    private static final int WATERMELON = Measures.place(Measures.WATERMELON);
    private static final int PACE_KEPT = Measures.place(Measures.PACE_KEPT);
    private static final int LONGEST_SILENCE = Measures.place(Measures.LONGEST_SILENCE);
    private static final int STEADINESS = Measures.place(Measures.STEADINESS);
    private static final int MILESTONE_SLIP = Measures.place(Measures.MILESTONE_SLIP);

    /** Whether a measure has a figure for each commitment that settles with the outcome. */
    private static final boolean[] BY_COMMITMENT =
            flags(Measures.COMMITMENTS_KEPT, Measures.COMMITMENTS_HONEST, Measures.BEYOND_PROMISE);

    private static final boolean[] JUDGED =
            flags(Measures.TIME_TO_ENGAGE, Measures.TIME_TO_OWN, Measures.PACE_KEPT, Measures.TIME_TO_RESOLVE_OURS);

    private final RunningFigures running;
    private final Figures kept;
    private final Instant at;
    private final ServiceHours hours;
    private final long service;
    private final long elapsed;
    private final boolean[] isToldAnew = new boolean[Measures.ALL.size()];
    private final @Nullable Figure[] told = new @Nullable Figure[Measures.ALL.size()];
    private int decided;
    private int met;

    FiguresAt(RunningFigures running, Figures kept, Instant at, ServiceHours hours) {
        Time passed = Time.between(running.from(), at, hours);
        this.running = running;
        this.kept = kept;
        this.at = at;
        this.hours = hours;
        this.service = passed.service().toNanos();
        this.elapsed = passed.elapsed().toNanos();
    }

    private static boolean[] flags(Measure... measures) {
        boolean[] flags = new boolean[Measures.ALL.size()];
        for (var measure : measures) {
            flags[Measures.place(measure)] = true;
        }
        return flags;
    }

    Figures figures() {
        running.times().forEach(time -> tell(time.measure(), time.after(service, elapsed)));
        RunningSilence silence = running.silence();
        if (silence != null) {
            tell(PACE_KEPT, silence.pace(service));
            tell(LONGEST_SILENCE, silence.longest(service, elapsed));
            tell(STEADINESS, silence.steadiness(service));
        }
        if (!running.milestones().isEmpty()) {
            tell(MILESTONE_SLIP, slip());
        }
        if (!running.times().isEmpty()) {
            tellTogether();
        }
        return new Figures(inOrder(), outcomes(), kept.duties());
    }

    private void tell(int measure, Figure figure) {
        isToldAnew[measure] = true;
        told[measure] = figure.status() == Status.ABSENT ? null : figure;
    }

    /** Tells what follows from the targets of an open request. */
    private void tellTogether() {
        for (Figures.Said said : kept.list()) {
            if (!isToldAnew[said.measure()]) {
                count(said.measure(), said.figure());
            }
        }
        for (int measure = 0; measure < told.length; measure++) {
            Figure figure = told[measure];
            if (figure != null) {
                count(measure, figure);
            }
        }
        tell(TARGETS_MET, decided == 0 ? Figure.ABSENT : value((double) met / decided));
        tell(WATERMELON, decided == 0 ? Figure.ABSENT : value(met == decided && running.isRed() ? 1 : 0));
    }

    private void count(int measure, Figure figure) {
        Verdict verdict = JUDGED[measure] ? figure.verdict() : Verdict.NONE;
        decided += verdict == Verdict.MET || verdict == Verdict.MISSED ? 1 : 0;
        met += verdict == Verdict.MET ? 1 : 0;
    }

    private static Figure value(double value) {
        return new Figure(Status.RUNNING, value, value, Verdict.NONE);
    }

    /** Returns what is told anew among the figures that no time changes, and those of each commitment and each wait. */
    private List<Figures.Said> inOrder() {
        List<Figures.Said> list = new ArrayList<>(kept.list().size() + 2);
        int next = 0;
        int place = 0;
        int owed = 0;
        int measure = -1;
        for (Figures.Said said : kept.list()) {
            place = said.measure() == measure ? place + 1 : 0;
            measure = said.measure();
            next = addTold(list, next, measure);
            if (BY_COMMITMENT[measure] && isBroken(place)) {
                list.add(new Figures.Said(measure, settled(said.figure())));
            } else if (measure == OBLIGATIONS_KEPT && said.figure().status() == Status.RUNNING) {
                boolean isOver = service > running.owed().get(owed++);
                list.add(isOver ? new Figures.Said(measure, settled(said.figure())) : said);
            } else if (!isToldAnew[measure]) {
                list.add(said);
            }
        }
        addTold(list, next, told.length);
        return list;
    }

    /** Adds what is told anew of the measures from one to before another, and returns the latter. */
    private int addTold(List<Figures.Said> list, int from, int to) {
        for (int measure = from; measure < to; measure++) {
            Figure figure = told[measure];
            if (figure != null) {
                list.add(new Figures.Said(measure, figure));
            }
        }
        return to;
    }

    private static Figure settled(Figure running) {
        return new Figure(Status.SETTLED, running.service(), running.elapsed(), running.verdict());
    }

    /** Returns whether a commitment's date has passed since the figures were kept. */
    private boolean isBroken(int commitment) {
        @Nullable Instant due = running.dues().get(commitment);
        return due != null && at.isAfter(due);
    }

    private List<CommitmentOutcome> outcomes() {
        List<CommitmentOutcome> outcomes = new ArrayList<>(kept.outcomes());
        for (int i = 0; i < outcomes.size(); i++) {
            if (isBroken(i)) {
                outcomes.set(i, CommitmentOutcome.BROKEN);
            }
        }
        return outcomes;
    }

    private Figure slip() {
        Time mean = MilestoneSlip.mean(running.milestones().stream()
                .map(milestone -> milestone.slip(at, hours))
                .toList());
        return new Figure(Status.RUNNING, Figure.seconds(mean.service()), Figure.seconds(mean.elapsed()), Verdict.NONE);
    }
}
