package dev.engagement.service.intake.webhooks;

import java.util.Map;

/**
 * The words of one tool.
 *
 * @param tool its name, the channel by which its customers are heard
 * @param states its own words for states in lower case, before the usual ones and after a connection's settings
 */
public record Dialect(String tool, Map<String, State> states) {
    public Dialect {
        states = Map.copyOf(states);
    }
}
