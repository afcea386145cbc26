package dev.engagement.events;

import dev.engagement.events.Personal.PersonalKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** IT's view of the request's importance, and the effort that follows from it. */
public sealed interface Urgency extends Entry {
    /**
     * IT said how urgent the request is: outright, or by a priority and an impact that the charter's matrix turns into an urgency. At least
     * one of the three is present.
     */
    record UrgencyAssessed(
            @Nullable Level urgency,
            @Nullable Level priority,
            @Nullable Level impact,
            @Personal(PersonalKind.PERSON) @Nullable String by)
            implements Urgency {
        public UrgencyAssessed {
            Require.anyOf("urgency, priority, impact", urgency, priority, impact);
            by = Require.optionalKey("by", by);
        }
    }

    /** Somebody worked on the request for so long: zero to ten years. */
    record EffortSpent(
            Duration duration,
            @Personal(PersonalKind.PERSON) @Nullable String by) implements Urgency {
        public EffortSpent {
            duration = Require.pause("duration", Require.present("duration", duration));
            by = Require.optionalKey("by", by);
        }
    }
}
