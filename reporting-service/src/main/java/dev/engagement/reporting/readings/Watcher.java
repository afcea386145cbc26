package dev.engagement.reporting.readings;

import java.util.List;

/** Wants to know what settles, once it is stored. */
@FunctionalInterface
public interface Watcher {
    void settled(List<Settled> settled);
}
