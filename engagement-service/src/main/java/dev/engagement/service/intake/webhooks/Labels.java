package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Entry;
import dev.engagement.events.Level;
import dev.engagement.events.Urgency.UrgencyAssessed;
import org.jspecify.annotations.Nullable;

/** Labels: free text, to which a connection's settings may give a meaning. */
public final class Labels {
    private Labels() {}

    /** What putting it there says: a priority, a barrier, or nothing. */
    public static @Nullable Entry added(Connection connection, String label, Account by) {
        Level level = connection.labelLevel(label);
        if (level != null) {
            return new UrgencyAssessed(null, level, null, by.name());
        }
        State state = connection.labelState(label);
        return state == null ? null : state.raised(label);
    }

    /** What taking it away says. */
    public static @Nullable Entry removed(Connection connection, String label) {
        State state = connection.labelState(label);
        return state == null ? null : state.cleared(label);
    }

    /** The most important level among them. */
    public static @Nullable Level level(Connection connection, Iterable<String> labels) {
        Level most = null;
        for (String label : labels) {
            Level level = connection.labelLevel(label);
            if (level != null && (most == null || level.compareTo(most) < 0)) {
                most = level;
            }
        }
        return most;
    }
}
