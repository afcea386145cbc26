package dev.engagement.events;

import dev.engagement.events.Charter.Targets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Checks of tables that have a row for each level. */
final class LevelTables {
    private static final Set<Level> ALL = EnumSet.allOf(Level.class);

    private LevelTables() {}

    /** Refuses a matrix or targets with a gap. */
    static void requireWhole(Map<Level, Map<Level, Level>> matrix, Map<Level, Targets> targets) {
        for (Level level : ALL) {
            Map<Level, Level> row = matrix.get(level);
            if (row == null || !row.keySet().equals(ALL)) {
                throw new InvalidField("urgency.matrix." + PlainValues.word(level), "must name four urgencies");
            }
            String field = "targets." + PlainValues.word(level);
            Targets target = targets.get(level);
            if (target == null) {
                throw new InvalidField(field, "must have engage, own, update-every and resolve");
            }
            target.byName().forEach((word, duration) -> Require.present(field + "." + word, duration));
        }
    }

    /** Refuses a level without any target. */
    static void refuseEmptyRows(Map<Level, Targets> targets) {
        targets.forEach((level, row) -> {
            if (row.equals(Targets.NONE)) {
                throw new InvalidField(
                        "targets." + PlainValues.word(level),
                        "needs at least one of " + String.join(", ", Targets.NAMES));
            }
        });
    }
}
