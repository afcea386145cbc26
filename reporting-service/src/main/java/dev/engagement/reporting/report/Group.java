package dev.engagement.reporting.report;

import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.measures.AnswersKept;
import dev.engagement.reporting.measures.Duties.OwedBy;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figure.Verdict;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.Measures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Part of a cohort: the requests with the same values of the split dimensions, and their figures. */
public final class Group {
    private static final int OVERTAKEN_BY = Measures.place(Measures.OVERTAKEN_BY);
    private static final int OBLIGATIONS_KEPT = Measures.place(Measures.OBLIGATIONS_KEPT);
    private static final int COMMITMENTS_BOLD = Measures.place(Measures.COMMITMENTS_BOLD);

    private final List<Column> columns = new ArrayList<>();
    private final Map<CommitmentOutcome, Integer> outcomes = new EnumMap<>(CommitmentOutcome.class);
    private final Map<OwedBy, AnswersKept> answers = new HashMap<>();
    private int requests;
    private int anomalies;
    private long weight;
    private long overtakenSoFar;

    /** The readings of one measure; a measure without time has the same on both clocks. */
    public record Column(Measure measure, Sample service, Sample elapsed, Attainment attainment) {
        static Column of(Measure measure) {
            Sample service = new Sample();
            Sample elapsed = measure.unit() == Unit.SECONDS ? new Sample() : service;
            return new Column(measure, service, elapsed, new Attainment());
        }

        /** Takes a figure in its parts, so that a stored one need not become an object. */
        void add(Status status, double inService, double inAll, Verdict verdict, long weight) {
            service.add(status, inService, weight);
            if (elapsed != service) {
                elapsed.add(status, inAll, weight);
            }
            attainment.add(verdict, weight);
        }

        void add(Column other) {
            service.add(other.service);
            if (elapsed != service) {
                elapsed.add(other.elapsed);
            }
            attainment.add(other.attainment);
        }

        void sort() {
            service.sort();
            elapsed.sort();
        }
    }

    Group() {
        for (Measure measure : Measures.ALL) {
            columns.add(Column.of(measure));
        }
    }

    void add(Figures figures, int oddities, long times) {
        requests++;
        anomalies += oddities;
        weight += times;
        figures.list().forEach(said -> add(said.measure(), said.figure(), times));
        figures.outcomes().forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum));
        addAnswers(figures);
    }

    /** Adds all requests of another one, which must not be used any more. */
    Group with(Group other) {
        requests += other.requests;
        anomalies += other.anomalies;
        weight += other.weight;
        overtakenSoFar += other.overtakenSoFar;
        for (int measure = 0; measure < columns.size(); measure++) {
            columns.get(measure).add(other.columns.get(measure));
        }
        other.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum));
        other.answers.forEach((owed, kept) -> answers.merge(owed, kept, AnswersKept::plus));
        return this;
    }

    private void addAnswers(Figures figures) {
        if (figures.duties().owed().isEmpty()) {
            return;
        }
        Iterator<OwedBy> owed = figures.duties().owed().iterator();
        for (Figures.Said said : figures.list()) {
            if (said.measure() == OBLIGATIONS_KEPT) {
                answers.merge(owed.next(), AnswersKept.NONE.with(said.figure()), AnswersKept::plus);
            }
        }
    }

    /** The answers that were owed, by who owed them. */
    public Map<OwedBy, AnswersKept> answers() {
        return answers;
    }

    /** Returns the answers that some owed, together. */
    public AnswersKept answersOf(Predicate<OwedBy> some) {
        return answers.entrySet().stream()
                .filter(one -> some.test(one.getKey()))
                .map(Map.Entry::getValue)
                .reduce(AnswersKept.NONE, AnswersKept::plus);
    }

    private void add(int measure, Figure figure, long times) {
        columns.get(measure).add(figure.status(), figure.service(), figure.elapsed(), figure.verdict(), times);
    }

    /** Adds how often a request was overtaken. */
    void addOvertaken(Figure figure, long times) {
        add(OVERTAKEN_BY, figure, times);
        overtakenSoFar += figure.status() == Status.RUNNING ? Math.round(figure.service()) : 0;
    }

    /** Adds whether more was promised than requests like it could expect. */
    void addBold(Figure figure, long times) {
        add(COMMITMENTS_BOLD, figure, times);
    }

    /** Returns how often requests that still wait were overtaken so far, in all. */
    public long overtakenSoFar() {
        return overtakenSoFar;
    }

    /** The number of commitments by outcome; an outcome that no commitment has is missing. */
    public Map<CommitmentOutcome, Integer> outcomes() {
        return outcomes;
    }

    public int requests() {
        return requests;
    }

    /** Returns the sum of the requests' weights. */
    public long weight() {
        return weight;
    }

    public int anomalies() {
        return anomalies;
    }

    /** A column for each measure, in the order of {@link Measures#ALL}. */
    public List<Column> columns() {
        return columns;
    }
}
