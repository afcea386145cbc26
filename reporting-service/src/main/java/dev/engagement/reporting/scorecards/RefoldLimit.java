package dev.engagement.reporting.scorecards;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.reporting.factors.Cohort;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Most entries that are folded for one answer. */
@Component
class RefoldLimit {
    private final long limit;

    RefoldLimit(@Value("${engagement.refold-limit}") long limit) {
        this.limit = limit;
    }

    /** Returns whether requests have more entries in all. */
    boolean isExceeded(Map<String, Integer> toFold) {
        return entries(toFold) > limit;
    }

    private static long entries(Map<String, Integer> toFold) {
        return toFold.values().stream().mapToLong(Integer::longValue).sum();
    }

    /**
     * Refuses to fold requests with more entries in all. Says no number to a reader with a scope: requests outside it are among those to
     * fold.
     */
    void refuseTooMany(Map<String, Integer> toFold, Cohort cohort) {
        if (isExceeded(toFold)) {
            String says = cohort.scope().isAll()
                    ? "This would fold " + entries(toFold) + " entries; at most " + limit
                            + " are allowed. Narrow the question down, or start a job with POST /v1/replays."
                    : "This would fold more entries than are allowed. Narrow the question down.";
            throw new Refused(new Problem("too-much-to-fold", 422, "Too much to fold for one answer", says, null));
        }
    }
}
