package dev.engagement.events;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A pure step from one revision of an entry's data to the next.
 *
 * @param name the entry's name on the wire
 * @param from the revision that the step reads; it gives {@code from + 1}
 * @param step the data of the next revision; must not change its argument
 */
public record Upcast(String name, int from, UnaryOperator<Map<String, ?>> step) {}
