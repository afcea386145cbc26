package dev.engagement.reporting.readings;

import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.measures.Account;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds the requests that another charter version judges now, a few at a time. The rows themselves tell what is left to do, so it goes on
 * after a crash. Nothing settles by this, and no watcher is told.
 */
@Component
class Refolding {
    /** Requests folded, and locked, at a time: the feed waits for no more than these. */
    private static final int CHUNK = 200;

    /** Requests found at a time. Each search reads the requests from the beginning, so there are not many searches. */
    private static final int FOUND = 100_000;

    private final Requests requests;
    private final History history;
    private final PublishedCharters charters;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** The order by which nothing is left to fold; null: not known since the start. */
    private @Nullable JudgingOrder done;

    Refolding(
            Requests requests,
            History history,
            PublishedCharters charters,
            TransactionTemplate transaction,
            Clock clock) {
        this.requests = requests;
        this.history = history;
        this.charters = charters;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Looks for requests that are judged otherwise, until there are none by this order of charters. What the feed folded by an earlier order
     * is stored by now: see {@link PublishedCharters#folding}.
     */
    @Scheduled(fixedDelayString = "${engagement.refold-every}")
    void refold() {
        JudgingOrder order = charters.judging();
        boolean more = !order.equals(done);
        while (more) {
            List<String> found = requests.judgedOtherwise(order, FOUND);
            done = found.isEmpty() ? order : null;
            int folded = 0;
            for (int from = 0; from < found.size(); from += CHUNK) {
                List<String> chunk = found.subList(from, Math.min(from + CHUNK, found.size()));
                folded += Objects.requireNonNull(transaction.execute(status -> fold(chunk)));
            }
            more = folded > 0;
        }
    }

    private int fold(List<String> found) {
        JudgingOrder order = charters.folding();
        return fold(requests.lockJudgedOtherwise(found, order), order);
    }

    /** Looks for readings of an older program now and then only, since that means reading every request. */
    @Scheduled(fixedDelayString = "${engagement.look-for-older-editions-every}")
    void refoldOlderEditions() {
        boolean more = true;
        while (more) {
            more = Objects.requireNonNull(
                            transaction.execute(status -> fold(requests.lockOtherEditions(CHUNK), charters.folding())))
                    == CHUNK;
        }
    }

    /**
     * Folds requests that are locked, and reads them only after the lock: entries that the feed adds meanwhile are folded by the feed,
     * after this is committed.
     */
    private int fold(List<String> subjects, JudgingOrder judging) {
        Map<String, Earlier> earlier = requests.earlier(subjects);
        List<RequestToStore> kept = new ArrayList<>(subjects.size());
        AsOf now = AsOf.now(clock.instant());
        history.stories(subjects, null, (subject, entries) -> {
            Story story = Story.of(entries, now);
            Watched watched = earlier.getOrDefault(subject, Earlier.NOTHING).watched();
            kept.add(new RequestToStore(subject, entries, story, Account.of(story, judging), watched));
        });
        requests.store(kept);
        return subjects.size();
    }
}
