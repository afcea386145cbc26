package dev.engagement.reporting.scorecards;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.parameters.AsOfAnswer;
import dev.engagement.reporting.parameters.Numbers;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.report.SupplierSum;
import dev.engagement.reporting.report.SupplierSums;
import dev.engagement.reporting.scorecards.ScorecardAnswer.CohortAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/suppliers}: who is waited for, how long, and what it costs. */
@RestController
class SuppliersDoor {
    private static final String[] PARAMETERS = {"from", "to", "where", "known", "happened", "charter"};

    private final Questions questions;
    private final Suppliers suppliers;

    SuppliersDoor(Questions questions, Suppliers suppliers) {
        this.questions = questions;
        this.suppliers = suppliers;
    }

    /** The suppliers of a cohort's requests; in {@code all}, waits at once count once. */
    record SuppliersAnswer(CohortAnswer cohort, AsOfAnswer asOf, SumAnswer all, List<NamedSumAnswer> suppliers) {}

    /** A supplier; null if nobody named it. */
    record NamedSumAnswer(
            @Nullable String supplier, @JsonUnwrapped SumAnswer sum) {}

    /** The waits for a supplier, times in seconds. */
    record SumAnswer(
            int requests,
            int waits,
            int waiting,
            @Nullable Number service,
            @Nullable Number elapsed,
            AnswersAnswer answers,
            @Nullable Number excess,
            int cost) {
        static SumAnswer of(SupplierSum sum) {
            return new SumAnswer(
                    sum.requests(),
                    sum.waits(),
                    sum.waiting(),
                    Numbers.plain(sum.service()),
                    Numbers.plain(sum.elapsed()),
                    AnswersAnswer.of(sum.answers()),
                    Numbers.plain(sum.excess()),
                    sum.cost());
        }
    }

    @GetMapping("/v1/suppliers")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SuppliersAnswer suppliers(HttpServletRequest request) {
        Question question = questions.read(new Parameters(request, PARAMETERS));
        Cohort cohort = question.cohort();
        SupplierSums sums = suppliers.of(cohort);
        return new SuppliersAnswer(
                CohortAnswer.of(cohort),
                question.asked().answer(),
                SumAnswer.of(sums.all()),
                sums.each().stream()
                        .map(one -> new NamedSumAnswer(one.supplier(), SumAnswer.of(one.sum())))
                        .toList());
    }
}
