package dev.engagement.reporting.factors;

import dev.engagement.events.Charter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The charters that judge side by side: the first term that claims a request judges it. The store reads the same list, so both choose alike.
 *
 * @param terms in the order in which they are asked; the last ones claim every request
 */
public record JudgingOrder(List<Term> terms) implements Charters {
    public JudgingOrder {
        terms = List.copyOf(terms);
    }

    /**
     * Returns the order of these charters.
     *
     * @param standard the versions of {@code default}, which judges all that no other charter claims
     */
    public static JudgingOrder of(CharterVersions standard, Collection<CharterVersions> others) {
        List<Term> terms = new ArrayList<>();
        others.forEach(charter -> terms.addAll(charter.judging()));
        terms.sort(Comparator.comparing(term -> term.judge().charter(), Charter.WINNER_FIRST));
        terms.addAll(standard.terms());
        return new JudgingOrder(terms);
    }

    /** Returns the order in which the given terms come first; those that they do not claim are judged as in this order. */
    public JudgingOrder under(List<Term> whatIf) {
        List<Term> all = new ArrayList<>(whatIf);
        if (whatIf.stream().anyMatch(term -> !term.scope().isAll())) {
            all.addAll(terms);
        }
        return new JudgingOrder(all);
    }

    @Override
    public Judge judging(Instant openedAt, Map<Dimension, String> said) {
        for (Term term : terms) {
            if (term.claims(openedAt, said)) {
                return term.judge();
            }
        }
        throw new IllegalStateException("no charter claims a request opened at " + openedAt);
    }
}
