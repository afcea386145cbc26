package dev.engagement.reporting.report;

import dev.engagement.reporting.measures.Figure.Verdict;
import org.jspecify.annotations.Nullable;

/** How many met their target, and how many missed it. */
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

    /** Whether any request has such a target at all. */
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

    /** Met ÷ (met + missed); null where nothing is decided. */
    public @Nullable Double rate() {
        return met + missed == 0 ? null : (double) met / (met + missed);
    }
}
