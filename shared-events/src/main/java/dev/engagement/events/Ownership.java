package dev.engagement.events;

import dev.engagement.events.Personal.PersonalKind;
import org.jspecify.annotations.Nullable;

/** Changes of the person and team that carry the request. */
public sealed interface Ownership extends Entry {
    /**
     * The request has another owner, another team, or no owner.
     *
     * @param owner the person who carries it from now on; absent: nobody does, it lies in a team's queue
     * @param team the team that has it; absent: the team stays
     * @param by who said so
     */
    record OwnershipChanged(
            @Personal(PersonalKind.PERSON) @Nullable String owner,
            @Nullable String team,
            @Personal(PersonalKind.PERSON) @Nullable String by,
            @Personal(PersonalKind.TEXT) @Nullable String reason)
            implements Ownership {
        public OwnershipChanged {
            owner = Require.optionalKey("owner", owner);
            team = Require.optionalKey("team", team);
            by = Require.optionalKey("by", by);
            reason = Require.optionalText("reason", reason);
        }
    }
}
