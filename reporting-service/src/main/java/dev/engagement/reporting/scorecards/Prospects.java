package dev.engagement.reporting.scorecards;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.engagement.documents.Refused;
import dev.engagement.events.Pact.Attained;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.measures.Account;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.readings.Cohorts;
import dev.engagement.reporting.report.Chances;
import dev.engagement.reporting.report.LikeRequests;
import dev.engagement.reporting.report.OverPromising.AskedPromise;
import dev.engagement.reporting.report.OverPromising.Odds;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells what to expect of a request by what became of those like it. */
@Component
public class Prospects {
    private final Scorecards scorecards;
    private final Cohorts cohorts;
    private final KeptOdds keptOdds;
    private final Cache<CurveKey, LikeRequests> curves;

    Prospects(
            Scorecards scorecards,
            Cohorts cohorts,
            KeptOdds keptOdds,
            @Value("${engagement.keep-curves-for}") Duration keepFor) {
        this.scorecards = scorecards;
        this.cohorts = cohorts;
        this.keptOdds = keptOdds;
        this.curves = Caffeine.newBuilder()
                .maximumSize(1_000)
                .expireAfterWrite(keepFor)
                .build();
    }

    /** The question that curves answer; of now, if no instant is given, for as long as they are kept. */
    private record CurveKey(
            @Nullable Instant known, @Nullable Instant happened, JudgingOrder charters, String urgency) {}

    /** Returns the chance that each deadline of an open request is missed; one is missing if it is unknown. */
    public Map<Attained, Double> chances(Account account, AsOf asOf, JudgingOrder charters) {
        if (account.course() == null || !account.course().last().isOpen()) {
            return Map.of();
        }
        String urgency = account.course().dimensions().getOrDefault(Dimension.URGENCY, "");
        LikeRequests likes = curves.get(
                new CurveKey(asOf.known(), asOf.happened(), charters, urgency), key -> likes(asOf, charters, urgency));
        return Chances.of(account.course(), account.expectations(), likes);
    }

    private LikeRequests likes(AsOf asOf, JudgingOrder charters, String urgency) {
        LikeRequests likes = new LikeRequests();
        Cohort cohort = new Cohort(
                asOf.at().minus(LikeRequests.SPAN),
                asOf.at(),
                Map.of(Dimension.URGENCY, Set.of(urgency)),
                asOf,
                charters);
        Map<String, List<Figure>> gaps = cohorts.gaps(cohort);
        try {
            scorecards.each(
                    cohort,
                    told -> likes.add(
                            told.dimensions(),
                            told.figures(),
                            told.course() == null
                                    ? gaps.getOrDefault(told.subject(), List.of())
                                    : Figures.ofGaps(told.course())),
                    beside -> {});
        } catch (Refused tooMuchToFold) {
            return new LikeRequests();
        }
        return likes;
    }

    /** Returns the odds of each promise of a request as it was made, in their order; null where they are unknown. */
    public List<@Nullable Odds> odds(Lifeline life, AsOf asOf, JudgingOrder charters) {
        return odds(AskedPromise.of(life), asOf, charters);
    }

    /** Returns those of these requests that were promised more than most like them had, by a promise that stands. */
    public Set<Lifeline> overPromised(List<Lifeline> some, AsOf asOf, JudgingOrder charters) {
        List<AskedPromise> standing = some.stream()
                .flatMap(life -> AskedPromise.of(life).stream())
                .filter(asked -> asked.promise().isOpen())
                .toList();
        List<@Nullable Odds> odds = odds(standing, asOf, charters);
        Set<Lifeline> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < standing.size(); i++) {
            Odds one = odds.get(i);
            if (one != null && one.isOverPromised()) {
                found.add(standing.get(i).life());
            }
        }
        return found;
    }

    private List<@Nullable Odds> odds(List<AskedPromise> promises, AsOf asOf, JudgingOrder charters) {
        Cohort all = new Cohort(null, null, Map.of(), asOf, charters);
        return keptOdds.judge(promises, all);
    }
}
