package dev.engagement.reporting.warnings.sending;

import dev.engagement.reporting.warnings.Warning;

/** Hears of every sending that ended. */
@FunctionalInterface
public interface SendingWatcher {
    /** Receives the end of a sending: it arrived, or it was given up. */
    void ended(Warning warning, boolean sent);
}
