package dev.engagement.reporting.page;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.parameters.Dimensions;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.parameters.Scopes;
import dev.engagement.reporting.readings.ScopedRequests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Suggests filters for those that no request matches. */
@Component
public class Suggestions {
    private final ScopedRequests requests;

    Suggestions(ScopedRequests requests) {
        this.requests = requests;
    }

    /** Returns, for each value that no request has, the most similar values that requests have; the other filters stay. */
    public Map<String, Address> of(Parameters parameters, Address here) {
        Map<String, Address> dropped = Conditions.of(parameters, here);
        Map<String, Address> nearest = new LinkedHashMap<>();
        dropped.forEach((condition, others) -> {
            if (!Dimensions.isOfSupplier(condition)) {
                Dimensions.where(condition).forEach((dimension, values) -> add(dimension, values, others, nearest));
            }
        });
        return nearest;
    }

    private void add(Dimension dimension, Set<String> values, Address others, Map<String, Address> nearest) {
        List<String> known = requests.values(Scopes.ofReader(), dimension);
        for (String value : values) {
            if (!value.isEmpty() && !known.contains(value)) {
                Likeness.nearest(value, known).forEach(other -> {
                    String condition = dimension.word() + ":" + other;
                    nearest.put(condition, others.and("where", condition));
                });
            }
        }
    }
}
