package dev.engagement.events;

import dev.engagement.events.Personal.Kind;
import org.jspecify.annotations.Nullable;

/** How important IT takes the request. */
public sealed interface Urgency extends Entry {
    /**
     * Somebody in IT said how urgent it is: outright, or by a priority and an impact that the charter's matrix turns
     * into an urgency. At least one of the three is there.
     */
    record UrgencyAssessed(
            @Nullable Level urgency,
            @Nullable Level priority,
            @Nullable Level impact,
            @Personal(Kind.PERSON) @Nullable String by)
            implements Urgency {
        public UrgencyAssessed {
            Require.anyOf("urgency, priority, impact", urgency, priority, impact);
            by = Require.optionalKey("by", by);
        }
    }
}
