package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Level;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tools' names for levels; a connection's settings come first. */
final class Levels {
    private static final Map<String, Level> USUAL = Map.ofEntries(
            Map.entry("critical", Level.CRITICAL),
            Map.entry("blocker", Level.CRITICAL),
            Map.entry("highest", Level.CRITICAL),
            Map.entry("urgent", Level.CRITICAL),
            Map.entry("p1", Level.CRITICAL),
            Map.entry("high", Level.HIGH),
            Map.entry("major", Level.HIGH),
            Map.entry("p2", Level.HIGH),
            Map.entry("medium", Level.MEDIUM),
            Map.entry("moderate", Level.MEDIUM),
            Map.entry("normal", Level.MEDIUM),
            Map.entry("p3", Level.MEDIUM),
            Map.entry("low", Level.LOW),
            Map.entry("minor", Level.LOW),
            Map.entry("lowest", Level.LOW),
            Map.entry("trivial", Level.LOW),
            Map.entry("p4", Level.LOW),
            Map.entry("p5", Level.LOW));

    /** A number before a level, as in {@code 1 - Critical} and {@code 2 normal}. */
    private static final Pattern NUMBER = Pattern.compile("^[0-9] (- )?");

    private Levels() {}

    static @Nullable Level usual(String word) {
        String plain = NUMBER.matcher(word).replaceFirst("").toLowerCase(Locale.ROOT);
        return USUAL.get(plain);
    }
}
