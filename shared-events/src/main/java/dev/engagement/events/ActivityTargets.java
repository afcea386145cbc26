package dev.engagement.events;

import dev.engagement.events.Charter.Targets;
import java.util.Map;

/** Targets for one activity. */
public record ActivityTargets(String activity, Map<Level, Targets> targets) {
    public ActivityTargets {
        activity = Require.key("activity", activity);
        targets = Map.copyOf(targets);
        if (targets.isEmpty()) {
            throw new InvalidField("targets", "must have one of the levels critical, high, medium, low at least");
        }
        LevelTables.refuseEmptyRows(targets);
    }
}
