package dev.engagement.reporting.page;

import dev.engagement.reporting.parameters.Dimensions;
import dev.engagement.reporting.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The active filters, as a view shows them. */
public final class Conditions {
    private Conditions() {}

    /** Returns the filters, each with the address of the same view without it. */
    public static Map<String, Address> of(Parameters parameters, Address here) {
        List<String> all = Dimensions.conditions(parameters);
        Map<String, Address> conditions = new LinkedHashMap<>();
        for (String condition : all) {
            Address without = here.without("where");
            for (String other : all) {
                without = other.equals(condition) ? without : without.and("where", other);
            }
            conditions.put(condition, without);
        }
        return conditions;
    }
}
