package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Entry;
import dev.engagement.events.Level;
import dev.engagement.events.Urgency.UrgencyAssessed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Labels: free text, to which a connection's settings may give a meaning. */
public final class Labels {
    private Labels() {}

    /** Returns the entry for adding the label: a priority, a barrier, or none. */
    public static @Nullable Entry added(Connection connection, String label, ToolAccount by) {
        Level level = connection.labelLevel(label);
        if (level != null) {
            return new UrgencyAssessed(null, level, null, by.name());
        }
        State state = connection.labelState(label);
        return state == null ? null : state.raised(label);
    }

    /** Returns the entry for removing the label. */
    public static @Nullable Entry removed(Connection connection, String label) {
        State state = connection.labelState(label);
        return state == null ? null : state.cleared(label);
    }

    /** Returns the barriers raised and cleared, for a tool that only sends the current labels: compares them with the open barriers. */
    public static List<Entry> standing(Connection connection, RequestHistory history, Instant at, List<String> labels) {
        List<Entry> entries = new ArrayList<>();
        Set<String> standing = history.barriersAt(at);
        standing.stream()
                .filter(barrier -> labels.stream().noneMatch(barrier::equalsIgnoreCase))
                .map(barrier -> removed(connection, barrier))
                .filter(Objects::nonNull)
                .forEach(entries::add);
        for (String label : labels) {
            State state = connection.labelState(label);
            Entry raised = state == null || standing.contains(label) ? null : state.raised(label);
            if (raised != null) {
                entries.add(raised);
            }
        }
        return entries;
    }

    /** Returns the end that one of the labels gives a request that was closed; {@code otherwise} if none does. */
    public static State end(Connection connection, List<String> labels, State otherwise) {
        return labels.stream()
                .map(connection::labelState)
                .filter(state -> state != null && state.isOver())
                .findFirst()
                .orElse(otherwise);
    }

    /** Returns the most important level among the labels. */
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
