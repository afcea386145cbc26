package dev.engagement.standalone.supervise;

import java.util.Set;

/**
 * A process to be kept running.
 *
 * @param name used in messages and for its files
 * @param startsAfter the parts that must be ready before its first start
 * @param stopsBefore the parts that must outlive it
 */
public record Part(
        String name, Launch launch, Probe probe, Shutdown ending, Set<String> startsAfter, Set<String> stopsBefore) {
    public Part {
        startsAfter = Set.copyOf(startsAfter);
        stopsBefore = Set.copyOf(stopsBefore);
    }
}
