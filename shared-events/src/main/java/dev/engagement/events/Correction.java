package dev.engagement.events;

import dev.engagement.events.Personal.PersonalKind;
import org.jspecify.annotations.Nullable;

/** Corrections of other entries. */
public sealed interface Correction extends Entry {
    /**
     * Another message ({@code source}, {@code id}) of the same subject was wrong: its entry leaves the story. The retraction may be
     * recorded before the message that it retracts, and cannot itself be retracted.
     */
    record EntryRetracted(
            String source,
            String id,
            @Personal(PersonalKind.TEXT) @Nullable String reason) implements Correction {
        public EntryRetracted {
            source = Require.id("source", source);
            id = Require.id("id", id);
            reason = Require.optionalText("reason", reason);
        }
    }
}
