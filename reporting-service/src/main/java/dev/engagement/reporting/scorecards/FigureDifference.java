package dev.engagement.reporting.scorecards;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A figure that differs between two scorecards.
 *
 * @param key the group's
 * @param measure absent for a figure counted outside the measures
 * @param figure as in {@code service.p90}
 * @param before null, like {@code after}, where the scorecard has no such figure
 */
public record FigureDifference(
        Map<String, @Nullable String> key,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String measure,
        String figure,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}
