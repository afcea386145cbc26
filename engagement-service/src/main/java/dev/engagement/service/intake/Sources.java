package dev.engagement.service.intake;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sources as metric labels: limits their number, since a tool that puts something new into each source would make metrics grow without end.
 */
final class Sources {
    private static final int MOST = 100;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    String label(String source) {
        if (seen.contains(source)) {
            return source;
        }
        if (seen.size() >= MOST) {
            return "other";
        }
        seen.add(source);
        return source;
    }
}
