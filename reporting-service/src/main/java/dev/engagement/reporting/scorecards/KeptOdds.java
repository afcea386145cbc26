package dev.engagement.reporting.scorecards;

import dev.engagement.events.Level;
import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.Lifeline.Look;
import dev.engagement.reporting.readings.Cohorts;
import dev.engagement.reporting.readings.LifeChange;
import dev.engagement.reporting.report.OverPromising;
import dev.engagement.reporting.report.OverPromising.AskedPromise;
import dev.engagement.reporting.report.OverPromising.Odds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges promises, and keeps their odds: those of a promise depend on the lives of other requests until it was made, and these are seldom told
 * otherwise later.
 */
@Component
class KeptOdds {
    /** Most promises; with more all are judged anew. */
    private static final int MOST = 1_000_000;

    private static final Odds UNKNOWN = new Odds(0, 0, Double.NaN);

    private final Cohorts cohorts;
    private final Lives lives;
    private final Lock judging = new ReentrantLock();
    private final Map<String, String> words = new HashMap<>();
    private final Map<PromiseKey, Odds> kept = new HashMap<>();
    /** By which charters lives are told; null: nothing is kept. */
    private @Nullable JudgingOrder charters;
    /** The last change of lives that is considered. */
    private long considered;

    KeptOdds(Cohorts cohorts, Lives lives) {
        this.cohorts = cohorts;
        this.lives = lives;
    }

    /** A promise by all that its odds depend on, but for the lives of others; instants in microseconds. */
    private record PromiseKey(
            long opened,
            long made,
            long due,
            Level urgency,
            @Nullable String team,
            @Nullable String service) {
        static PromiseKey of(AskedPromise asked) {
            Lifeline life = asked.life();
            Look look = life.at(asked.promise().made());
            return new PromiseKey(
                    Micros.of(life.opened()),
                    Micros.of(asked.promise().made()),
                    Micros.of(asked.promise().due()),
                    look.urgency(),
                    look.team(),
                    look.service());
        }

        PromiseKey in(Map<String, String> words) {
            return new PromiseKey(opened, made, due, urgency, same(team, words), same(service, words));
        }

        private static @Nullable String same(@Nullable String word, Map<String, String> words) {
            return word == null ? null : words.computeIfAbsent(word, any -> word);
        }
    }

    /**
     * Returns the odds of each promise, in their order; null where they are unknown. Must be called in the transaction that reads the requests.
     *
     * @param cohort whose as-of and charters hold
     */
    List<@Nullable Odds> judge(List<AskedPromise> promises, Cohort cohort) {
        List<PromiseKey> keys = promises.parallelStream().map(PromiseKey::of).toList();
        Found found = find(keys, cohort);
        List<@Nullable Odds> odds = found.odds();
        int[] unknown = unknown(odds);
        if (unknown.length > 0) {
            // Not in turn, since it may fold stories for minutes.
            Iterable<Lifeline> others = lives.around(at(unknown, promises), cohort);
            // One question at a time: it takes much memory, and the next one finds what this one kept.
            judging.lock();
            try {
                List<@Nullable Odds> meanwhile = find(keys, cohort).odds();
                IntStream.of(unknown).forEach(place -> odds.set(place, meanwhile.get(place)));
                judge(promises, keys, found, others, cohort);
            } finally {
                judging.unlock();
            }
        }
        odds.replaceAll(one -> one == UNKNOWN ? null : one);
        return odds;
    }

    /**
     * What is kept of some promises.
     *
     * @param before how lives had changed before they were read; null: nothing can be kept
     * @param odds null where they must be judged
     */
    private record Found(@Nullable LifeChange before, List<@Nullable Odds> odds) {}

    private Found find(List<PromiseKey> keys, Cohort cohort) {
        LifeChange before = keys.isEmpty() ? null : cohorts.lifeChanges(cohort, considered());
        return before == null
                ? new Found(null, new ArrayList<>(Collections.nCopies(keys.size(), null)))
                : new Found(before, known(keys, cohort.charters(), before));
    }

    private static int[] unknown(List<@Nullable Odds> odds) {
        return IntStream.range(0, odds.size())
                .filter(place -> odds.get(place) == null)
                .toArray();
    }

    private static List<AskedPromise> at(int[] places, List<AskedPromise> promises) {
        return IntStream.of(places).mapToObj(promises::get).toList();
    }

    /** Judges what is not found, and keeps it. */
    private void judge(
            List<AskedPromise> promises, List<PromiseKey> keys, Found found, Iterable<Lifeline> others, Cohort cohort) {
        int[] left = unknown(found.odds());
        Map<PromiseKey, Odds> judged = new HashMap<>();
        Iterator<@Nullable Odds> next =
                OverPromising.judge(at(left, promises), others).iterator();
        for (int place : left) {
            Odds one = Objects.requireNonNullElse(next.next(), UNKNOWN);
            found.odds().set(place, one);
            judged.put(keys.get(place), one);
        }
        if (found.before() != null && others.iterator().hasNext()) {
            keep(judged, cohort, found.before());
        }
    }

    private synchronized long considered() {
        return considered;
    }

    /** Forgets what has changed, and returns what is kept. */
    private synchronized List<@Nullable Odds> known(List<PromiseKey> keys, JudgingOrder asked, LifeChange change) {
        if (!asked.equals(charters) || kept.size() > MOST) {
            kept.clear();
            words.clear();
            charters = asked;
        } else {
            forget(change);
        }
        considered = Math.max(considered, change.number());
        List<@Nullable Odds> odds = new ArrayList<>(keys.size());
        keys.forEach(key -> odds.add(kept.get(key)));
        return odds;
    }

    private void forget(LifeChange change) {
        if (change.from() != Long.MAX_VALUE) {
            kept.keySet().removeIf(key -> key.made() >= change.from());
        }
    }

    /** Keeps odds, unless the lives that they come from have changed meanwhile. */
    private void keep(Map<PromiseKey, Odds> judged, Cohort cohort, LifeChange before) {
        LifeChange after = cohorts.lifeChanges(cohort, before.number());
        if (after == null) {
            return;
        }
        synchronized (this) {
            if (!cohort.charters().equals(charters)) {
                return;
            }
            forget(after);
            considered = Math.max(considered, after.number());
            judged.forEach((key, one) -> {
                if (key.made() < after.from()) {
                    kept.put(key.in(words), one);
                }
            });
        }
    }
}
