package dev.engagement.mapping;

import dev.engagement.events.Catalogue;
import java.util.List;
import java.util.Map;

/** What may become of a row. */
sealed interface Rule {
    Condition when();

    /**
     * An entry.
     *
     * @param place where the rule stands in the mapping, as in {@code 3.1}; part of the message's id
     * @param time when it happened
     */
    record Tell(String place, Condition when, Catalogue.Kind kind, Moment time, Map<String, Value> data)
            implements Rule {}

    /** The first of these that applies. */
    record FirstOf(Condition when, List<Rule> rules) implements Rule {}
}
