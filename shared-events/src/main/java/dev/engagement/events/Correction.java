package dev.engagement.events;

import dev.engagement.events.Personal.Kind;
import org.jspecify.annotations.Nullable;

/** A mistake set right by another entry. */
public sealed interface Correction extends Entry {
    /**
     * The message ({@code source}, {@code id}) of the same subject was wrong: its entry leaves the story. It may be
     * recorded before the message it retracts. A retraction cannot itself be retracted.
     */
    record EntryRetracted(
            String source,
            String id,
            @Personal(Kind.TEXT) @Nullable String reason) implements Correction {
        public EntryRetracted {
            source = Require.id("source", source);
            id = Require.id("id", id);
            reason = Require.optionalText("reason", reason);
        }
    }
}
