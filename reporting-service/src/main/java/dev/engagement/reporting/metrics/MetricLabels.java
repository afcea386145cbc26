package dev.engagement.reporting.metrics;

import dev.engagement.reporting.factors.Dimension;
import io.micrometer.core.instrument.Tags;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The labels of a request's metrics, few enough for a monitoring system; further values become {@code other}. */
@Component
class MetricLabels {
    static final List<Dimension> DIMENSIONS =
            List.of(Dimension.ACTIVITY, Dimension.URGENCY, Dimension.SERVICE, Dimension.TEAM);

    private static final String OTHER = "other";
    private static final String UNKNOWN = "unknown";
    private static final int VALUES = 50;
    private static final int COMBINATIONS = 200;

    private final Map<Dimension, Set<String>> values = new ConcurrentHashMap<>();
    private final Set<Tags> combinations = new HashSet<>();

    synchronized Tags of(Map<Dimension, String> dimensions) {
        Tags tags = Tags.empty();
        Tags coarse = Tags.empty();
        for (Dimension dimension : DIMENSIONS) {
            String value = capped(dimension, dimensions.getOrDefault(dimension, UNKNOWN));
            tags = tags.and(dimension.word(), value);
            boolean isMany = dimension == Dimension.SERVICE || dimension == Dimension.TEAM;
            coarse = coarse.and(dimension.word(), isMany ? OTHER : value);
        }
        if (combinations.contains(tags)) {
            return tags;
        }
        if (combinations.size() < COMBINATIONS) {
            combinations.add(tags);
            return tags;
        }
        return coarse;
    }

    private String capped(Dimension dimension, String value) {
        Set<String> known = values.computeIfAbsent(dimension, any -> new HashSet<>());
        if (known.contains(value)) {
            return value;
        }
        if (known.size() < VALUES) {
            known.add(value);
            return value;
        }
        return OTHER;
    }
}
