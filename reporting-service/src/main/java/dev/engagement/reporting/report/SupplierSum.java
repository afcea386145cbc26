package dev.engagement.reporting.report;

import dev.engagement.reporting.measures.AnswersKept;
import dev.engagement.reporting.measures.Supplied;

/**
 * The waits of many requests for a supplier, or for all of them.
 *
 * @param requests how many waited for it
 * @param waits how often
 * @param waiting how many requests still wait
 * @param service seconds of open time inside these waits
 * @param elapsed the same by the wall clock
 * @param excess seconds of service time beyond what was given
 * @param cost how many missed targets would have been met without that
 */
public record SupplierSum(
        int requests,
        int waits,
        int waiting,
        double service,
        double elapsed,
        AnswersKept answers,
        double excess,
        int cost) {
    static final SupplierSum NONE = new SupplierSum(0, 0, 0, 0, 0, AnswersKept.NONE, 0, 0);

    SupplierSum with(Supplied one) {
        return new SupplierSum(
                requests + 1,
                waits + one.waits(),
                waiting + (one.isWaiting() ? 1 : 0),
                service + one.service(),
                elapsed + one.elapsed(),
                answers.plus(one.answers()),
                excess + one.excess(),
                cost + one.cost());
    }
}
