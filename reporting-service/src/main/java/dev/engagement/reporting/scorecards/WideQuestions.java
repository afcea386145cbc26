package dev.engagement.reporting.scorecards;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.readings.Cohorts;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Questions about very many requests, which take all cores, and heap for each request: they are answered in turn, and one that the heap has no
 * room for is refused. Without that the process would end, and everybody's questions with it. Must be asked in the transaction that reads
 * the requests.
 */
@Component
public class WideQuestions {
    /** So many requests are answered for in turn. */
    private static final int WIDE = 50_000;

    /** Bytes of heap that an answer takes for each request, with a promise in every third of them. */
    private static final int ROOM = 1_280;

    private final Cohorts cohorts;
    private final int limit;
    private final Lock turn = new ReentrantLock();

    /**
     * Creates them with a limit.
     *
     * @param limit how many requests one answer may count; 0: as many as the heap has room for
     */
    WideQuestions(Cohorts cohorts, @Value("${engagement.count-limit}") int limit) {
        this.cohorts = cohorts;
        this.limit = limit > 0
                ? limit
                : (int) Math.min(Integer.MAX_VALUE / 2, Runtime.getRuntime().maxMemory() / ROOM);
    }

    /**
     * Answers a question, a wide one in its turn.
     *
     * @param counted what it counts, of which figures are held at the same time
     */
    public <T> T inTurn(List<Cohort> counted, Supplier<T> question) {
        if (refuseTooMany(counted) < WIDE) {
            return question.get();
        }
        turn.lock();
        try {
            return question.get();
        } finally {
            turn.unlock();
        }
    }

    /** Returns about how many requests some cohorts have together, if they are not too many. */
    int refuseTooMany(List<Cohort> counted) {
        int requests = 0;
        for (Cohort cohort : counted) {
            requests += cohorts.size(cohort, limit + 1);
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
        return requests;
    }
}
