package dev.engagement.service.intake;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sources as metric labels: a tool that puts something new into each source must not grow the metrics without end. */
final class Sources {
    private static final int MOST = 100;
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private Sources() {}

    static String label(String source) {
        if (SEEN.contains(source)) {
            return source;
        }
        if (SEEN.size() >= MOST) {
            return "other";
        }
        SEEN.add(source);
        return source;
    }
}
