package dev.engagement.reporting.report;

import dev.engagement.reporting.measures.Figure.Verdict;
import org.jspecify.annotations.Nullable;

/** Counts of readings that met, missed or may still meet their target. */
public final class Attainment {
    private int met;
    private int missed;
    private int undecided;

    void add(Verdict verdict) {
        switch (verdict) {
            case MET -> met++;
            case MISSED -> missed++;
            case UNDECIDED -> undecided++;
            case NONE -> {}
        }
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

    /** Returns met ÷ (met + missed); null if nothing is decided. */
    public @Nullable Double rate() {
        return met + missed == 0 ? null : (double) met / (met + missed);
    }
}
