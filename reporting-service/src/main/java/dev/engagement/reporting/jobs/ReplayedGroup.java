package dev.engagement.reporting.jobs;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A group of a replay's result; {@code key} has a value for each dimension of the split, null where it is unknown. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReplayedGroup(Map<String, @Nullable String> key, int requests) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Grouped(List<ReplayedGroup> groups) {}

    static List<ReplayedGroup> of(KeptReplay replay, JsonMapper json) {
        return replay.result() == null
                ? List.of()
                : json.readValue(replay.result(), Grouped.class).groups();
    }
}
