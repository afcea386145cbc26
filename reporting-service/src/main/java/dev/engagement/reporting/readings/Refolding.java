package dev.engagement.reporting.readings;

import dev.engagement.reporting.charters.Answering;
import dev.engagement.reporting.charters.Answering.Whole;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.measures.Account;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds the requests that an earlier edition measured, or that another charter version judges now, a few at a time. The rows themselves tell
 * what is left to do, so it goes on after a crash, and all instances do it together. Nothing settles by this, and no watcher is told.
 */
@Component
class Refolding implements InitializingBean {
    /** Requests folded, and locked, at a time: the feed waits for no more than these. */
    private static final int CHUNK = 200;

    /** Requests found at a time. Each search reads the requests from the beginning, so there are not many searches. */
    private static final int FOUND = 100_000;

    private final Requests requests;
    private final History history;
    private final PublishedCharters charters;
    private final Answering answering;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** The order by which nothing is left to fold; null: not known. */
    private volatile @Nullable JudgingOrder done;

    Refolding(
            Requests requests,
            History history,
            PublishedCharters charters,
            Answering answering,
            TransactionTemplate transaction,
            Clock clock) {
        this.requests = requests;
        this.history = history;
        this.charters = charters;
        this.answering = answering;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> answering.begin());
    }

    /** An instance of the program before may still store requests. */
    @Scheduled(fixedDelayString = "${engagement.look-for-older-editions-every}")
    void lookAgain() {
        done = null;
    }

    /**
     * Looks for requests to fold, until there are none by this order of charters. What the feed folded by an earlier order is stored by now:
     * see {@link PublishedCharters#folding}.
     */
    @Scheduled(fixedDelayString = "${engagement.refold-every}")
    void refold() {
        boolean more = !charters.judging().equals(done);
        while (more) {
            Goal goal = Objects.requireNonNull(
                    transaction.execute(status -> new Goal(charters.folding(), answering.latest())));
            List<String> found = requests.toFold(goal.order(), FOUND);
            if (found.isEmpty()) {
                end(goal);
            }
            int folded = 0;
            for (int from = 0; from < found.size(); from += CHUNK) {
                List<String> chunk = found.subList(from, Math.min(from + CHUNK, found.size()));
                folded += Objects.requireNonNull(transaction.execute(status -> fold(chunk)));
            }
            more = folded > 0;
        }
    }

    /**
     * The charters by which all requests are to be folded.
     *
     * @param known when the latest of it was recorded
     */
    private record Goal(JudgingOrder order, Instant known) {}

    private void end(Goal goal) {
        answering.advance(goal.known());
        done = goal.order();
        boolean more = true;
        while (more) {
            more = requests.dropBefore(FOUND / 10) > 0;
        }
    }

    private int fold(List<String> found) {
        JudgingOrder order = charters.folding();
        List<String> locked = requests.lockToFold(found, order);
        Whole whole = answering.whole();
        if (whole.isSideBySide()) {
            requests.keepBefore(locked, whole.epoch(), answering.before(whole));
        }
        return fold(locked, order);
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
