package dev.engagement.reporting.readings;

import java.util.List;

/** Receives events that have settled, once they are stored. */
@FunctionalInterface
public interface Watcher {
    void settled(List<Settled> settled);
}
