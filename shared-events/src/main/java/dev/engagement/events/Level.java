package dev.engagement.events;

/** How much something matters, from most to least; used for priority, impact and urgency alike. */
public enum Level {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
}
