package dev.engagement.events;

/** A degree of importance, from most to least, for priority, impact and urgency alike. */
public enum Level {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
}
