package dev.engagement.reporting.scorecards;

import dev.engagement.events.Charter;
import dev.engagement.reporting.charters.Answering;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.Term;
import dev.engagement.reporting.parameters.AsOfs.Asked;
import dev.engagement.reporting.report.Judging;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.reporting.scorecards.ScorecardAnswer.GroupAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Judges the requests opened lately by a draft, beside the charters that judge them now. */
@Component
public class Previews {
    /** The usual span, in days. */
    public static final int DAYS = 90;

    /** A draft's number: no published version has it, so stored readings are never mistaken for its own. */
    private static final int DRAFT = 0;

    private final Answering answering;
    private final Scorecards scorecards;
    private final JsonMapper json;

    Previews(Answering answering, Scorecards scorecards, JsonMapper json) {
        this.answering = answering;
        this.scorecards = scorecards;
        this.json = json;
    }

    /** Figures of the same requests, as they are judged now and as the draft would judge them. */
    record Judged(Cohort cohort, List<Judging> judges, List<GroupAnswer> now, List<GroupAnswer> then, Effect effect) {}

    /**
     * The effect of a draft.
     *
     * @param requests how many were opened in that span
     * @param claimed how many of these the draft would judge
     * @param changed how many of these have other figures under it
     */
    public record Effect(Instant from, int requests, long claimed, long changed, List<FigureDifference> figures) {}

    /** Returns the effect that a draft would have had; must be called in the transaction that has read the as-of. */
    public Effect effect(Charter draft, Duration span, Asked asked) {
        return judged(draft, span, asked).effect();
    }

    /**
     * Judges every request of those days that the draft claims by the draft, even if its {@code effectiveFrom} is later, since the reader
     * wants to see its effect. All others are judged as now.
     */
    Judged judged(Charter draft, Duration span, Asked asked) {
        Judge judge = new Judge(draft, DRAFT);
        Instant to = asked.asOf().at();
        Instant from = to.minus(span);
        Cohort now = new Cohort(
                from,
                to,
                Map.of(),
                asked.asOf(),
                answering.charters(asked.asOf().known()));
        Cohort then =
                new Cohort(from, to, Map.of(), asked.asOf(), now.charters().under(List.of(Term.always(judge))));
        Map<String, Integer> digests = new HashMap<>();
        Scorecard cardNow =
                card(now, told -> digests.put(told.subject(), told.figures().hashCode()));
        Claims claims = new Claims(digests);
        Scorecard cardThen = card(then, claims::count);
        List<GroupAnswer> groupsNow = ScorecardAnswer.groups(now, cardNow);
        List<GroupAnswer> groupsThen = ScorecardAnswer.groups(then, cardThen);
        List<FigureDifference> figures = Differences.between(json.valueToTree(groupsNow), json.valueToTree(groupsThen));
        Effect effect = new Effect(from, digests.size(), claims.claimed, claims.changed, figures);
        return new Judged(now, List.copyOf(cardNow.judges()), groupsNow, groupsThen, effect);
    }

    /** Counts the requests that a draft claims, and those of them whose figures it changes. */
    private static final class Claims {
        private final Map<String, Integer> digests;
        private long claimed;
        private long changed;

        private Claims(Map<String, Integer> digests) {
            this.digests = digests;
        }

        private void count(Scorecards.Told told) {
            if (told.judge().version() == DRAFT) {
                claimed++;
                changed += Integer.valueOf(told.figures().hashCode()).equals(digests.get(told.subject())) ? 0 : 1;
            }
        }
    }

    private Scorecard card(Cohort cohort, Consumer<Scorecards.Told> reader) {
        Scorecard card = new Scorecard(List.of());
        scorecards.each(
                cohort,
                told -> {
                    told.addTo(card);
                    reader.accept(told);
                },
                card::addBeside);
        scorecards.countTogether(cohort, card);
        return card;
    }
}
