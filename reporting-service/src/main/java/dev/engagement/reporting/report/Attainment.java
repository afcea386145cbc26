package dev.engagement.reporting.report;

import dev.engagement.reporting.measures.Figure.Verdict;
import org.jspecify.annotations.Nullable;

/** Counts of readings that met, missed or may still meet their target. */
public final class Attainment {
    private int met;
    private int missed;
    private int undecided;
    private long weightMet;
    private long weightDecided;

    void add(Verdict verdict, long weight) {
        switch (verdict) {
            case MET -> met++;
            case MISSED -> missed++;
            case UNDECIDED -> undecided++;
            case NONE -> {}
        }
        weightMet += verdict == Verdict.MET ? weight : 0;
        weightDecided += verdict == Verdict.MET || verdict == Verdict.MISSED ? weight : 0;
    }

    void add(Attainment other) {
        met += other.met;
        missed += other.missed;
        undecided += other.undecided;
        weightMet += other.weightMet;
        weightDecided += other.weightDecided;
    }

    /** Returns whether no reading has such a target. */
    public boolean isEmpty() {
        return met + missed + undecided == 0;
    }

    public int met() {
        return met;
    }

    public int missed() {
        return missed;
    }

    public int undecided() {
        return undecided;
    }

    /** Returns met ÷ (met + missed), each as often as it weighs; null if nothing is decided. */
    public @Nullable Double rate() {
        return weightDecided == 0 ? null : (double) weightMet / weightDecided;
    }
}
