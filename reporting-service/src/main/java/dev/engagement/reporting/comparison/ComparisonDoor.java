package dev.engagement.reporting.comparison;

import dev.engagement.reporting.parameters.AsOfAnswer;
import dev.engagement.reporting.parameters.AsOfs;
import dev.engagement.reporting.parameters.AsOfs.Asked;
import dev.engagement.reporting.parameters.Dimensions;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.parameters.WhatIfs;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/comparison}: our figures beside those of providers outside. */
@RestController
public class ComparisonDoor {
    private static final String[] PARAMETERS = {"where", "known", "happened", "charter"};

    private final AsOfs asOfs;
    private final WhatIfs whatIfs;
    private final Comparisons comparisons;

    /** Returns the names of all parameters. */
    public static String[] parameters() {
        return PARAMETERS.clone();
    }

    ComparisonDoor(AsOfs asOfs, WhatIfs whatIfs, Comparisons comparisons) {
        this.asOfs = asOfs;
        this.whatIfs = whatIfs;
        this.comparisons = comparisons;
    }

    /** All comparisons, by the providers' names. */
    public record ComparisonAnswer(AsOfAnswer asOf, List<ProviderComparison> providers) {}

    @GetMapping("/v1/comparison")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ComparisonAnswer comparison(HttpServletRequest request) {
        return compare(new Parameters(request, PARAMETERS));
    }

    /** Answers parameters that are read by their names. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ComparisonAnswer compare(Parameters parameters) {
        Asked asked = asOfs.read(parameters);
        return new ComparisonAnswer(
                asked.answer(),
                comparisons.of(asked.asOf(), whatIfs.read(parameters, asked), Dimensions.where(parameters)));
    }
}
