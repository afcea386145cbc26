package dev.engagement.reporting.scorecards;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
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

    /** Refuses to fold requests with more entries in all. */
    void refuseTooMany(Map<String, Integer> toFold) {
        if (isExceeded(toFold)) {
            throw new Refused(new Problem(
                    "too-much-to-fold",
                    422,
                    "Too much to fold for one answer",
                    "This would fold " + entries(toFold) + " entries; at most " + limit
                            + " are allowed. Narrow the question down, or start a job with POST /v1/replays.",
                    null));
        }
    }
}
