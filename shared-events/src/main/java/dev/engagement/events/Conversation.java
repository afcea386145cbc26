package dev.engagement.events;

import dev.engagement.events.Personal.PersonalKind;
import org.jspecify.annotations.Nullable;

/** Messages between the customer and IT, apart from the work itself. */
public sealed interface Conversation extends Entry {
    /** IT told the customer that the request has arrived; {@code automatic} is true if a machine said so. */
    record RequestAcknowledged(
            @Personal(PersonalKind.PERSON) @Nullable String by, boolean automatic) implements Conversation {
        public RequestAcknowledged {
            by = Require.optionalKey("by", by);
        }
    }

    /** The customer got in touch again. */
    record CustomerContacted(@Nullable String channel) implements Conversation {
        public CustomerContacted {
            channel = Require.optionalKey("channel", channel);
        }
    }
}
