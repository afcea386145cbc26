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
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the kept figures of a request on to a later instant. */
final class FiguresAt {
    private static final Comparator<Figures.Said> IN_ORDER = Comparator.comparingInt(Figures.Said::measure);
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
    private final List<Figures.Said> list;
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
        this.list = new ArrayList<>(kept.list().size() + 2);
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
        boolean isOpen = !running.times().isEmpty();
        isToldAnew[TARGETS_MET] = isOpen;
        isToldAnew[WATERMELON] = isOpen;
        keepTheRest();
        if (isOpen && decided > 0) {
            add(TARGETS_MET, value((double) met / decided));
            add(WATERMELON, value(met == decided && running.isRed() ? 1 : 0));
        }
        list.sort(IN_ORDER);
        return new Figures(list, outcomes(), kept.duties());
    }

    private static Figure value(double value) {
        return new Figure(Status.RUNNING, value, value, Verdict.NONE);
    }

    private void tell(int measure, Figure figure) {
        isToldAnew[measure] = true;
        if (figure.status() != Status.ABSENT) {
            add(measure, figure);
        }
    }

    private void add(int measure, Figure figure) {
        list.add(new Figures.Said(measure, figure));
        if (JUDGED[measure]) {
            decided += figure.verdict() == Verdict.MET || figure.verdict() == Verdict.MISSED ? 1 : 0;
            met += figure.verdict() == Verdict.MET ? 1 : 0;
        }
    }

    /** Adds the figures that no time changes, and those of each commitment and each wait. */
    private void keepTheRest() {
        int measure = -1;
        int place = 0;
        int owed = 0;
        for (Figures.Said said : kept.list()) {
            place = said.measure() == measure ? place + 1 : 0;
            measure = said.measure();
            Figure figure = said.figure();
            if (BY_COMMITMENT[measure] && isBroken(place)) {
                add(measure, settled(figure));
            } else if (measure == OBLIGATIONS_KEPT && figure.status() == Status.RUNNING) {
                add(measure, service > running.owed().get(owed++) ? settled(figure) : figure);
            } else if (!isToldAnew[measure]) {
                add(measure, figure);
            }
        }
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
