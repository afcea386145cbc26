package dev.engagement.reporting.scorecards;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.report.SupplierSums;
import org.springframework.stereotype.Component;

/** Adds up the waits of a cohort's requests for suppliers. */
@Component
public class Suppliers {
    private final Scorecards scorecards;

    Suppliers(Scorecards scorecards) {
        this.scorecards = scorecards;
    }

    public SupplierSums of(Cohort cohort) {
        SupplierSums sums = new SupplierSums();
        scorecards.eachWithSuppliers(cohort, told -> sums.add(told.figures().duties()));
        return sums;
    }
}
