package dev.engagement.reporting.scorecards;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Most requests that one answer counts: without a bound the heap is the bound, and everybody's questions end with it. */
@Component
class CountLimit {
    /** Bytes of heap that an answer takes for each request, with a promise in every third of them. */
    private static final int ROOM = 1_280;

    private final int limit;

    /**
     * Creates a limit.
     *
     * @param limit 0: as many as the heap has room for
     */
    CountLimit(@Value("${engagement.count-limit}") int limit) {
        this.limit = limit > 0
                ? limit
                : (int) Math.min(Integer.MAX_VALUE / 2, Runtime.getRuntime().maxMemory() / ROOM);
    }

    /** Returns a number of requests that are too many. */
    int tooMany() {
        return limit + 1;
    }

    void refuseTooMany(int requests) {
        if (requests > limit) {
            throw new Refused(new Problem(
                    "too-much-to-count",
                    422,
                    "Too much to count for one answer",
                    "This would count more than " + limit + " requests, for which this service has no memory."
                            + " Narrow the question down, or give the service more heap.",
                    null));
        }
    }
}
